package org.talktous.feedback.publication;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** The question was public once; its reader or staff took it back. */
final class AnswerGone extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("answer-gone", HttpStatus.GONE, "It is not public any more");

  AnswerGone() {
    super(TYPE, "This question and its answers stood here in public and were taken back.");
  }
}
