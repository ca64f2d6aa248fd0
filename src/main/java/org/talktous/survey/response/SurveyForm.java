package org.talktous.survey.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.Survey;
import org.talktous.survey.questionnaire.Question;
import org.talktous.web.constraint.Lines;

/**
 * The survey form, as a browser sends it. A question's field is named by its number, from {@code
 * q1}; each choice of a checkbox has a field of its own, from {@code q1-0}.
 *
 * @param sent every field
 */
record SurveyForm(Map<String, String> sent) {
  SurveyForm {
    sent = Map.copyOf(sent);
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  static String field(int question) {
    return "q" + (question + 1);
  }

  /** Makes a form that is sent twice answer once, and leads from step to step. */
  Optional<String> key() {
    return Optional.ofNullable(sent.get("key")).filter(SurveyForm::isKey);
  }

  static boolean isKey(String text) {
    return text.matches("[0-9a-f-]{36}");
  }

  static ResponseKey responseKey(String key) {
    return ResponseKey.of("page:" + key, "page");
  }

  @Nullable String stamp() {
    return sent.get("stamp");
  }

  /** The survey's id; no text that could not be one. */
  String survey() {
    var id = sent.getOrDefault("survey", "");
    return id.matches(Survey.ID) ? id : "";
  }

  int version() {
    return number("version");
  }

  /** The step that was shown, from 0. */
  int step() {
    return number("step");
  }

  /** Whether the later steps were shown with it, as where a script runs. */
  boolean isWhole() {
    return "yes".equals(sent.get("whole"));
  }

  /** Whether these answers were given, and not merely restored by the browser. */
  boolean isToBeKept() {
    return "keep".equals(sent.get("purpose"));
  }

  /** Filled in by programs only: people do not see it. */
  boolean isFromProgram() {
    return !sent.getOrDefault("website", "").isEmpty();
  }

  /** What was typed or chosen, whether or not it is an answer. */
  List<String> typed(int number, Question question) {
    var typed = new ArrayList<String>();
    fields(number, question).map(sent::get).forEach(each -> typed.add(Lines.normalized(each)));
    return typed;
  }

  private Stream<String> fields(int number, Question question) {
    var field = field(number);
    var fields =
        question instanceof Question.Checkbox box
            ? IntStream.range(0, box.choices().size()).mapToObj(i -> field + "-" + i)
            : Stream.of(field);
    return fields.filter(sent::containsKey);
  }

  private int number(String name) {
    var text = sent.getOrDefault(name, "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}
