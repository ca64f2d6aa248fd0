package org.talktous.web.problem;

import java.time.Duration;
import java.util.Map;

/** The database is unreachable, or too much waits already; the request had no effect. */
public final class Unavailable extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final Duration SOON = Duration.ofSeconds(5);

  public Unavailable() {
    super(
        ProblemType.UNAVAILABLE,
        "Please try again in %d seconds, with the same Idempotency-Key if there was one."
            .formatted(SOON.toSeconds()));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(SOON.toSeconds()));
  }
}
