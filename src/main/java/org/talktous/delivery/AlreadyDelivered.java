package org.talktous.delivery;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** The receiver has confirmed it, so it is not sent again. */
final class AlreadyDelivered extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("already-delivered", HttpStatus.CONFLICT, "It has been delivered");

  AlreadyDelivered() {
    super(TYPE, "What the receiver has confirmed is not sent again.");
  }
}
