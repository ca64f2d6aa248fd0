package org.talktous.base.security;

import java.time.Duration;
import java.util.Map;

/**
 * A limit of one feature: so many tries at once, refilled evenly over the period. Wide enough for a
 * campus behind one address, and far too narrow for a script.
 *
 * @param name unique in the service, as limits with the same name share their buckets
 * @param period zero where so many are allowed at once, however long that lasts
 */
public record RateLimit(String name, int times, Duration period) {

  /** How many tries are refilled in a second. */
  double perSecond() {
    return times / (period.toNanos() / 1e9);
  }

  /**
   * The header fields of a refusal: how long to wait in whole seconds (RFC 9110, section 10.2.3),
   * and which limit it was, as structured fields (RFC 9651) of the IETF's draft on rate limits.
   */
  public Map<String, String> headers(Duration wait) {
    long after = Math.max(1, wait.plusMillis(999).toSeconds());
    var window = period.isZero() ? "" : ";w=" + period.toSeconds();
    return Map.of(
        "Retry-After",
        Long.toString(after),
        "RateLimit",
        "\"%s\";r=0;t=%d".formatted(name, after),
        "RateLimit-Policy",
        "\"%s\";q=%d%s".formatted(name, times, window));
  }

  /** The same for something that holds many of what is limited. */
  RateLimit wider(int factor) {
    return new RateLimit(name, times * factor, period);
  }
}
