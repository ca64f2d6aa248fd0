package org.talktous.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.questionnaire.Questionnaire;

/**
 * A version of a survey.
 *
 * @param id chosen by its author
 * @param published the version that readers are asked now
 * @param articles the slugs of the articles it is asked about; none means every article
 */
public record Survey(
    String id,
    int version,
    @Nullable Integer published,
    List<String> articles,
    Questionnaire questionnaire) {

  public static final String ID = "^(?!.*--)[a-z0-9][a-z0-9-]*(?<!-)$";
  public static final String ID_FORM = "must be small letters, digits and single hyphens";

  public Survey {
    articles = List.copyOf(articles);
  }

  public boolean isAskedAbout(String article) {
    return articles.isEmpty() || articles.contains(article);
  }
}
