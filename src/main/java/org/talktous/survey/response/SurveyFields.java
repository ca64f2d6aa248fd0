package org.talktous.survey.response;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.talktous.survey.questionnaire.AnswerReader;
import org.talktous.survey.questionnaire.Choice;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.questionnaire.TextCheck;
import org.talktous.web.page.Messages;

/**
 * The form fields of a survey's page.
 *
 * @param faults the questions of which the page says what is wrong with their answers
 */
record SurveyFields(
    SurveySession sitting, List<Question> faults, Messages messages, String language) {
  SurveyFields {
    faults = List.copyOf(faults);
  }

  /** The questions of this step. What the answers before it hide, nothing in it can bring up. */
  List<SurveyField> now() {
    return fields(steps().get(sitting.visit().step()).stream())
        .filter(SurveyField::visible)
        .toList();
  }

  /** The questions of the steps after this one, visible or not. */
  List<SurveyField> later() {
    return fields(steps().stream().skip(sitting.visit().step() + 1L).flatMap(List::stream))
        .toList();
  }

  /** What is wrong, by the id of the first field at fault. */
  Map<String, String> errors() {
    var errors = new LinkedHashMap<String, String>();
    faults.forEach(question -> errors.put(id(question) + "-0", error(question)));
    return errors;
  }

  private Stream<SurveyField> fields(Stream<Question> questions) {
    var filled = sitting.visit().filled();
    return questions.map(
        question ->
            new SurveyField(
                id(question),
                question,
                sitting.visit().inField(question),
                faults.contains(question) ? error(question) : null,
                filled.shows(question)));
  }

  private String error(Question question) {
    var title = question.prompt().title().in(language);
    if (!sitting.visit().misfits().contains(question)) {
      return messages.text("survey.wrong.missing", title);
    }
    if (question instanceof Question.Checkbox box
        && box.choices().stream().anyMatch(Choice::isExclusive)) {
      return messages.text("survey.wrong.exclusive", title);
    }
    return question.isClosed()
        ? messages.text("survey.wrong.choice", title)
        : AnswerReader.broken(question, sitting.visit().inField(question))
            .map(check -> error(check, title))
            .orElseGet(() -> messages.text("survey.wrong.text", title));
  }

  /** In the survey's own words, where it has some. */
  private String error(TextCheck check, String title) {
    return check.words() == null
        ? messages.text(
            "survey.wrong." + check.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            title,
            check.limit())
        : check.words().in(language);
  }

  private String id(Question question) {
    return SurveyForm.field(sitting.survey().questionnaire().questions().indexOf(question));
  }

  private List<List<Question>> steps() {
    return sitting.survey().questionnaire().steps();
  }
}
