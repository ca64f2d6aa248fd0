package org.talktous.call.holding;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** A call that waits to be confirmed cannot be moved. */
public final class CallIsPending extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("call-is-pending", HttpStatus.CONFLICT, "The call is not confirmed yet");

  public CallIsPending() {
    super(TYPE, "Its reader confirms it by the link in the mail to them.");
  }
}
