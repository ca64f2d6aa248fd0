package org.talktous.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a survey asks. A question can be visible only by the answers to questions before it. */
public record Questionnaire(
    LocalizedString title, @Nullable LocalizedString description, List<Question> questions) {

  public Questionnaire {
    questions = List.copyOf(questions);
  }

  public Optional<Question> find(String name) {
    return questions.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Drops the answers to questions that these very answers leave invisible. */
  public EvaluatedAnswers fill(Answers given) {
    var visible = new ArrayList<Question>();
    var kept = Answers.NONE;
    for (var question : questions) {
      if (question.isVisible(kept)) {
        visible.add(question);
        kept = kept.with(question, given.to(question));
      }
    }
    return new EvaluatedAnswers(visible, kept);
  }

  /**
   * The questions as they are put one step after another where nothing can change in place: a step
   * ends before the first question whose visibility is decided in it, and where a page ended.
   */
  public List<List<Question>> steps() {
    var steps = new ArrayList<List<Question>>();
    var step = new ArrayList<Question>();
    for (var question : questions) {
      if (!step.isEmpty() && question.prompt().startsPage()
          || step.stream().anyMatch(each -> question.dependsOn().contains(each.name()))) {
        steps.add(List.copyOf(step));
        step.clear();
      }
      step.add(question);
    }
    steps.add(List.copyOf(step));
    return List.copyOf(steps);
  }
}
