package org.talktous.feedback.inbox;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** Lost update refused: the thread has more replies than the answer was written for. */
final class AnsweredMeanwhile extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType(
          "answered-meanwhile", HttpStatus.CONFLICT, "Somebody has written there meanwhile");

  AnsweredMeanwhile() {
    super(TYPE, "Read what was written, then answer again.");
  }
}
