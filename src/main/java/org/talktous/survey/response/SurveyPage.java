package org.talktous.survey.response;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.questionnaire.Questionnaire;
import org.talktous.web.page.Visitor;

/**
 * What the page of a survey shows.
 *
 * @param language the one that the survey's texts are wanted in (BCP 47)
 * @param now the questions of this step
 * @param later those of the steps after it, for a script to show
 * @param errors what is wrong, by the id of the first field at fault
 * @param refusal why the answers could not be taken, in the reader's words
 */
public record SurveyPage(
    SurveySession sitting,
    String stamp,
    String language,
    List<SurveyField> now,
    List<SurveyField> later,
    Map<String, String> errors,
    @Nullable String refusal) {

  public static SurveyPage of(
      SurveySession sitting,
      String stamp,
      Visitor visitor,
      List<Question> faults,
      @Nullable String refusal) {
    var language = visitor.language().tag();
    var fields = new SurveyFields(sitting, faults, visitor.messages(), language);
    return new SurveyPage(
        sitting, stamp, language, fields.now(), fields.later(), fields.errors(), refusal);
  }

  String slug() {
    return sitting.article().slug();
  }

  ArticleText article() {
    return sitting.article().in(language);
  }

  String title() {
    return asked().title().in(language);
  }

  @Nullable String lead() {
    var description = asked().description();
    return description == null ? null : description.in(language);
  }

  int step() {
    return sitting.visit().step();
  }

  /** The step to go back to, if there is one. */
  OptionalInt previous() {
    return sitting.visit().previous();
  }

  int steps() {
    return asked().steps().size();
  }

  boolean failed() {
    return refusal != null || !errors.isEmpty();
  }

  /** Whether it is worth saying of a question that it may be left out. */
  boolean hasRequired() {
    return asked().questions().stream().anyMatch(each -> each.prompt().isRequired());
  }

  private Questionnaire asked() {
    return sitting.survey().questionnaire();
  }
}
