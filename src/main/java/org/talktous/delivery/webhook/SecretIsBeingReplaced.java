package org.talktous.delivery.webhook;

import io.micronaut.http.HttpStatus;
import java.time.Instant;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/**
 * No third secret during a rotation: it would retire the first before the receiver has installed
 * the second.
 */
final class SecretIsBeingReplaced extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType(
          "secret-is-being-replaced", HttpStatus.CONFLICT, "The secret is being replaced");

  SecretIsBeingReplaced(Instant until) {
    super(TYPE, "The secret before signs too until " + until + "; draw another one after that.");
  }
}
