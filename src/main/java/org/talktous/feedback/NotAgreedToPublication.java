package org.talktous.feedback;

import io.micronaut.http.HttpStatus;
import org.talktous.problem.ProblemType;
import org.talktous.problem.Refusal;

/** The reader has not agreed that anybody else reads the thread. */
final class NotAgreedToPublication extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("not-agreed", HttpStatus.CONFLICT, "The reader has not agreed to that");

  NotAgreedToPublication() {
    super(TYPE, "The answer can be private only.");
  }
}
