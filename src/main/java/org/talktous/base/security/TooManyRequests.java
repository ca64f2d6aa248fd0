package org.talktous.base.security;

import java.time.Duration;
import java.util.Map;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** A rate limit is exceeded (429). */
public final class TooManyRequests extends Refusal {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  public TooManyRequests(Duration wait) {
    super(ProblemType.TOO_MANY_REQUESTS, "Try again later.");
    this.wait = wait;
  }

  /** How long to wait, in whole seconds. */
  public long seconds() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** RFC 9110 section 10.2.3: whole seconds. */
  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(seconds()));
  }
}
