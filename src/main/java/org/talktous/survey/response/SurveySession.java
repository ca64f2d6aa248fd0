package org.talktous.survey.response;

import java.util.List;
import org.talktous.article.Article;
import org.talktous.survey.Survey;

/**
 * A reader's session with the survey about an article.
 *
 * @param key theirs alone; leads from step to step
 */
public record SurveySession(Article article, Survey survey, String key, SurveyProgress visit) {

  /** The page of an article's survey. */
  static String path(String slug) {
    return "/articles/" + slug + "/survey";
  }

  /** The page at another step, counted from 0. */
  String path(int step) {
    return path(article.slug()) + "?response=" + key + "&step=" + (step + 1);
  }

  /** The ids of the questions that are visible by the answers so far. */
  List<String> visible() {
    var questions = survey.questionnaire().questions();
    return visit.filled().visible().stream()
        .map(each -> SurveyForm.field(questions.indexOf(each)))
        .toList();
  }
}
