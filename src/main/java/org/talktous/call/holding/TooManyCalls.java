package org.talktous.call.holding;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.RateLimit;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** A reader, a network, or readers with unconfirmed addresses hold enough calls ahead (429). */
public final class TooManyCalls extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType(
          "too-many-calls", HttpStatus.TOO_MANY_REQUESTS, "Enough calls are booked ahead");

  private final transient RateLimit limit;
  private final @Nullable UUID host;
  private final Duration wait;

  TooManyCalls(HoldingRules.Rule rule, UUID host, Duration wait) {
    super(TYPE, detail(rule));
    this.limit = HoldingRules.limit(rule);
    this.host = rule == HoldingRules.Rule.HOST_DAY ? host : null;
    this.wait = wait;
  }

  /** The host whose day is taken; another may take the call. */
  Optional<UUID> host() {
    return Optional.ofNullable(host);
  }

  private static String detail(HoldingRules.Rule rule) {
    return switch (rule) {
      case MAILBOX ->
          "This mailbox has %d calls ahead. Cancel one of them, or wait until the first is over."
              .formatted(HoldingRules.OF_HOLDER);
      case NETWORK ->
          "Many calls from your network wait to be confirmed by the links in their mails."
              + " Try again when they are.";
      case HOST_DAY ->
          "Many calls of this day were booked with addresses that are not confirmed."
              + " Choose another day, or try again later.";
    };
  }

  @Override
  public Map<String, String> headers() {
    return limit.headers(wait);
  }
}
