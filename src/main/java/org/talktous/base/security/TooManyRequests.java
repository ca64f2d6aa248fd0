package org.talktous.base.security;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** A rate limit is exceeded (429). */
public final class TooManyRequests extends Refusal {
  private static final long serialVersionUID = 1L;

  private final Duration wait;
  private final transient @Nullable RateLimit limit;

  public TooManyRequests(Duration wait) {
    this(null, wait);
  }

  /** The try was one more than a limit allows. */
  public TooManyRequests(@Nullable RateLimit limit, Duration wait) {
    super(ProblemType.TOO_MANY_REQUESTS, "Try again later.");
    this.limit = limit;
    this.wait = wait;
  }

  /** How long to wait, in whole seconds. */
  public long seconds() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /**
   * Whole seconds (RFC 9110, section 10.2.3), and which limit it was, as structured fields (RFC
   * 9651) of the IETF's draft on rate limits.
   */
  @Override
  public Map<String, String> headers() {
    var after = Long.toString(seconds());
    return limit == null
        ? Map.of("Retry-After", after)
        : Map.of(
            "Retry-After",
            after,
            "RateLimit",
            "\"%s\";r=0;t=%s".formatted(limit.name(), after),
            "RateLimit-Policy",
            "\"%s\";q=%d;w=%d".formatted(limit.name(), limit.times(), limit.period().toSeconds()));
  }
}
