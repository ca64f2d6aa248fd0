package org.talktous.call.booking;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** The call was cancelled; a new one can be booked. */
public final class CallIsCancelled extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("call-is-cancelled", HttpStatus.CONFLICT, "The call is cancelled");

  CallIsCancelled() {
    super(TYPE, "A cancelled call stays cancelled; book a new one.");
  }
}
