package org.talktous.booking;

import io.micronaut.http.HttpStatus;
import org.talktous.problem.ProblemType;
import org.talktous.problem.Refusal;

/** The call has begun or passed: it can be neither moved nor cancelled. */
final class CallIsOver extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("call-is-over", HttpStatus.UNPROCESSABLE_ENTITY, "The call is over");

  CallIsOver() {
    super(TYPE, "A call that has begun can be neither moved nor cancelled.");
  }
}
