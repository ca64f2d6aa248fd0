package org.talktous.base.security;

import java.time.Duration;

/**
 * A limit of one feature: so many tries at once, refilled evenly over the period. Wide enough for a
 * campus behind one address, and far too narrow for a script.
 *
 * @param name unique in the service, as limits with the same name share their buckets
 */
public record RateLimit(String name, int times, Duration period) {

  /** How many tries are refilled in a second. */
  double perSecond() {
    return times / (period.toNanos() / 1e9);
  }

  /** The same for something that holds many of what is limited. */
  RateLimit wider(int factor) {
    return new RateLimit(name, times * factor, period);
  }
}
