package org.talktous.booking;

import io.micronaut.http.HttpStatus;
import org.talktous.problem.ProblemType;
import org.talktous.problem.Refusal;

/** The call was cancelled; a new one can be booked. */
final class CallIsCancelled extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("call-is-cancelled", HttpStatus.CONFLICT, "The call is cancelled");

  CallIsCancelled() {
    super(TYPE, "A cancelled call stays cancelled; book a new one.");
  }
}
