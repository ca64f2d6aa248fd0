package org.talktous.base.idempotency;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** An idempotency key came again with another request. */
public final class KeyReused extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType(
          "idempotency-key-reused",
          HttpStatus.UNPROCESSABLE_ENTITY,
          "The idempotency key was used for another request");

  public KeyReused() {
    super(TYPE, "Send a new Idempotency-Key with a new request.");
  }
}
