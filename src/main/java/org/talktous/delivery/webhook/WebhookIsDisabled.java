package org.talktous.delivery.webhook;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** A disabled webhook is sent nothing, tests included. */
final class WebhookIsDisabled extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("webhook-is-disabled", HttpStatus.CONFLICT, "The webhook is disabled");

  WebhookIsDisabled() {
    super(TYPE, "Activate the webhook first.");
  }
}
