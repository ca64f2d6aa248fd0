package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.talktous.web.constraint.Characters;
import org.talktous.web.constraint.Lines;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/** Reads answers: of SurveyJS JSON, each by the name of its question, or of what was typed. */
public final class AnswerReader {
  /** The most characters of a line and of a comment. */
  public static final int LONGEST_TEXT = 1_000;

  public static final int LONGEST_COMMENT = 5_000;

  private AnswerReader() {}

  /**
   * Reads answers from JSON.
   *
   * @throws InvalidRequest if any does not fit, with the names of the questions
   */
  public static Answers read(Questionnaire asked, JsonNode answers) {
    if (!answers.isObject()) {
      throw new InvalidRequest("answers", "must be an object of answers by question");
    }
    var faults = new ArrayList<Violation>();
    var read = new LinkedHashMap<String, List<String>>();
    for (Map.Entry<String, JsonNode> each : answers.properties()) {
      var name = each.getKey();
      asked
          .find(name)
          .ifPresentOrElse(
              question ->
                  values(question, each.getValue())
                      .ifPresentOrElse(
                          values -> read.put(name, values),
                          () -> faults.add(new Violation(name, wrong(question, each.getValue())))),
              () -> faults.add(new Violation(name, "is not a question of this survey")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    read.values().removeIf(List::isEmpty);
    return new Answers(read);
  }

  /** What was typed or ticked, if it is an answer to the question; blank text is none. */
  public static Optional<List<String>> typed(Question question, List<String> typed) {
    return switch (question) {
      case Question.Rating rating -> one(typed, ofRates(rating));
      case Question.RadioGroup group -> one(typed, ofChoices(group.choices()));
      case Question.Checkbox box ->
          several(typed, ofChoices(box.choices())).filter(chosen -> goTogether(box, chosen));
      case Question.Text _, Question.Comment _ ->
          text(question, typed).filter(given -> broken(question, given).isEmpty());
    };
  }

  /** What of the rules of a text is broken by what was typed, which is one apart from them. */
  public static Optional<TextCheck> broken(Question question, List<String> typed) {
    return text(question, typed).stream()
        .flatMap(List::stream)
        .flatMap(given -> question.rules().broken(given).stream())
        .findFirst();
  }

  private static Optional<List<String>> text(Question question, List<String> typed) {
    return question instanceof Question.Text
        ? line(String.join("", typed))
        : lines(String.join("", typed));
  }

  /** Whether none of these choices excludes another. */
  private static boolean goTogether(Question.Checkbox box, List<String> chosen) {
    return chosen.size() < 2
        || box.choices().stream()
            .noneMatch(each -> each.isExclusive() && chosen.contains(each.value()));
  }

  private static String wrong(Question question, JsonNode answer) {
    return question.isClosed()
        ? form(question)
        : broken(question, List.of(written(answer)))
            .map(TextCheck::message)
            .orElseGet(() -> form(question));
  }

  /** A text, or a number where one is asked for. */
  private static String written(JsonNode answer) {
    return answer.isNumber() ? Numbers.plain(answer) : answer.asText();
  }

  /** The values of an answer; empty if it is none to this question. */
  private static Optional<List<String>> values(Question question, JsonNode answer) {
    return switch (question) {
      case Question.Rating _ ->
          answer.isIntegralNumber()
              ? typed(question, List.of(Numbers.plain(answer)))
              : Optional.empty();
      case Question.RadioGroup group -> chosen(group.choices(), List.of(answer));
      case Question.Checkbox box ->
          answer.isArray()
              ? chosen(box.choices(), StreamSupport.stream(answer.spliterator(), false).toList())
                  .filter(chosen -> goTogether(box, chosen))
              : Optional.empty();
      case Question.Text _, Question.Comment _ ->
          answer.isTextual()
                  || (question.rules().isNumber()
                      && !written(answer).isEmpty()
                      && answer.isNumber())
              ? typed(question, List.of(written(answer)))
              : Optional.empty();
    };
  }

  private static Optional<List<String>> chosen(List<Choice> offered, List<JsonNode> answers) {
    var chosen =
        offered.stream()
            .filter(choice -> answers.stream().anyMatch(choice::is))
            .map(Choice::value)
            .toList();
    return chosen.size() == answers.size() ? Optional.of(chosen) : Optional.empty();
  }

  private static Optional<List<String>> one(List<String> typed, List<String> offered) {
    return typed.size() > 1 ? Optional.empty() : several(typed, offered);
  }

  /** In the order in which they are offered. */
  private static Optional<List<String>> several(List<String> typed, List<String> offered) {
    var chosen = offered.stream().filter(typed::contains).toList();
    return chosen.size() == typed.size() ? Optional.of(chosen) : Optional.empty();
  }

  private static List<String> ofRates(Question.Rating rating) {
    return rating.rates().stream().map(String::valueOf).toList();
  }

  private static List<String> ofChoices(List<Choice> choices) {
    return choices.stream().map(Choice::value).toList();
  }

  private static Optional<List<String>> line(String typed) {
    var text = typed.strip();
    return text.length() <= LONGEST_TEXT && Characters.areOneLine(text)
        ? given(text)
        : Optional.empty();
  }

  private static Optional<List<String>> lines(String typed) {
    var text = Lines.folded(typed.strip());
    return text.length() <= LONGEST_COMMENT && Characters.arePlain(text)
        ? given(text)
        : Optional.empty();
  }

  private static Optional<List<String>> given(String text) {
    return Optional.of(text.isEmpty() ? List.of() : List.of(text));
  }

  private static String form(Question question) {
    return switch (question) {
      case Question.Rating rating ->
          "must be a whole number from " + rating.rateMin() + " to " + rating.rateMax();
      case Question.RadioGroup _ -> "must be one of the choices offered";
      case Question.Checkbox _ ->
          "must be a list of choices offered, each at most once, and one that excludes others"
              + " alone";
      case Question.Text _ ->
          "must be one line of at most " + LONGEST_TEXT + " characters without control characters";
      case Question.Comment _ ->
          "must be a text of at most " + LONGEST_COMMENT + " characters without control characters";
    };
  }
}
