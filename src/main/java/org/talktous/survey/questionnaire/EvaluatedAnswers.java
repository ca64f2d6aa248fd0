package org.talktous.survey.questionnaire;

import java.util.List;

/**
 * A survey as somebody filled it in: the questions that were visible to them, and their answers to
 * these alone.
 */
public record EvaluatedAnswers(List<Question> visible, Answers answers) {
  public EvaluatedAnswers {
    visible = List.copyOf(visible);
  }

  /** What was seen and left out. */
  public List<Question> skipped() {
    return visible.stream().filter(each -> answers.to(each).isEmpty()).toList();
  }

  /** What must not be left out and was. */
  public List<Question> missing() {
    return skipped().stream().filter(each -> each.prompt().isRequired()).toList();
  }

  public boolean shows(Question question) {
    return visible.contains(question);
  }
}
