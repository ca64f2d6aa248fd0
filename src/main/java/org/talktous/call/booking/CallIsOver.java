package org.talktous.call.booking;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** The call has begun or passed: it can be neither moved nor cancelled. */
public final class CallIsOver extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("call-is-over", HttpStatus.UNPROCESSABLE_ENTITY, "The call is over");

  CallIsOver() {
    super(TYPE, "A call that has begun can be neither moved nor cancelled.");
  }
}
