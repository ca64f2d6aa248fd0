package org.talktous.survey.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.talktous.survey.questionnaire.AnswerReader;
import org.talktous.survey.questionnaire.Answers;
import org.talktous.survey.questionnaire.EvaluatedAnswers;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.questionnaire.Questionnaire;

/**
 * The current step of a survey's page, and the answers so far.
 *
 * @param step the step they see, from 0
 * @param whole whether they see the later steps with it
 * @param answers all that fits, of this step and of those before
 * @param typed what stands in the fields of the questions they see
 * @param misfits the questions in whose fields something stands that is no answer to them
 */
public record SurveyProgress(
    Questionnaire asked,
    int step,
    boolean whole,
    Answers answers,
    Map<Question, List<String>> typed,
    List<Question> misfits) {

  public SurveyProgress {
    typed = Map.copyOf(typed);
    misfits = List.copyOf(misfits);
  }

  /** At a step, with the answers to those before. */
  public static SurveyProgress at(Questionnaire asked, int step, Answers before) {
    return new SurveyProgress(asked, within(asked, step), false, before, Map.of(), List.of());
  }

  /** With the submitted form of a step. */
  static SurveyProgress sent(Questionnaire asked, SurveyForm form, Answers before) {
    int step = within(asked, form.step());
    var answers = before;
    var typed = new HashMap<Question, List<String>>();
    var misfits = new ArrayList<Question>();
    for (var question : seen(asked, step, form.isWhole())) {
      var given = form.typed(asked.questions().indexOf(question), question);
      typed.put(question, given);
      var answer = AnswerReader.typed(question, given);
      if (answer.isEmpty()) {
        misfits.add(question);
      }
      answers = answers.with(question, answer.orElse(List.of()));
    }
    return new SurveyProgress(asked, step, form.isWhole(), answers, typed, misfits);
  }

  private static int within(Questionnaire asked, int step) {
    return Math.clamp(step, 0, asked.steps().size() - 1);
  }

  private static List<Question> seen(Questionnaire asked, int step, boolean whole) {
    var steps = asked.steps();
    return steps.subList(step, whole ? steps.size() : step + 1).stream()
        .flatMap(List::stream)
        .toList();
  }

  EvaluatedAnswers filled() {
    return asked.fill(answers);
  }

  /** What stands in the way of going on: what does not fit, and what must not be left out. */
  List<Question> faults() {
    var filled = filled();
    return seen(asked, step, whole).stream()
        .filter(filled::shows)
        .filter(each -> misfits.contains(each) || filled.missing().contains(each))
        .toList();
  }

  /** The next step that has a question for them; none when they have seen all. */
  OptionalInt next() {
    var filled = filled();
    var steps = asked.steps();
    return whole
        ? OptionalInt.empty()
        : IntStream.range(step + 1, steps.size())
            .filter(i -> steps.get(i).stream().anyMatch(filled::shows))
            .findFirst();
  }

  /** The step before that has a question for them. */
  OptionalInt previous() {
    var filled = filled();
    var steps = asked.steps();
    return IntStream.range(0, step)
        .filter(i -> steps.get(i).stream().anyMatch(filled::shows))
        .max();
  }

  /** The first step with a question that they left out and must not. */
  OptionalInt incomplete() {
    var missing = filled().missing();
    var steps = asked.steps();
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).stream().anyMatch(missing::contains))
        .findFirst();
  }

  /** What stands, or is to stand, in a question's field. */
  List<String> inField(Question question) {
    return typed.getOrDefault(question, answers.to(question));
  }
}
