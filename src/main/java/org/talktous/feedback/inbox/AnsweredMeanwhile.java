package org.talktous.feedback.inbox;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/**
 * Somebody has written in a thread since it was read: an answer might say what was said already.
 */
final class AnsweredMeanwhile extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType(
          "answered-meanwhile", HttpStatus.CONFLICT, "Somebody has written there meanwhile");

  AnsweredMeanwhile() {
    super(TYPE, "Read what was written, then answer again.");
  }
}
