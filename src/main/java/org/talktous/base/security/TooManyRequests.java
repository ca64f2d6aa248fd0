package org.talktous.base.security;

import java.time.Duration;
import java.util.Map;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** A rate limit is exceeded (429). */
public final class TooManyRequests extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient RateLimit limit;
  private final Duration wait;

  /** The try was one more than a limit allows. */
  public TooManyRequests(RateLimit limit, Duration wait) {
    super(ProblemType.TOO_MANY_REQUESTS, "Try again later.");
    this.limit = limit;
    this.wait = wait;
  }

  /** How long to wait, in whole seconds. */
  public long seconds() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  @Override
  public Map<String, String> headers() {
    return limit.headers(wait);
  }
}
