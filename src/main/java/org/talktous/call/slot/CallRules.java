package org.talktous.call.slot;

import java.time.Duration;

/**
 * What the desk asks of every call.
 *
 * @param minimumNotice how long before its start a call must be booked
 * @param horizon how far ahead calls can be booked
 * @param buffer the time a host keeps free before and after each call, at most a day
 * @param dailyCap how many calls a host takes on one of their dates
 */
public record CallRules(Duration minimumNotice, Duration horizon, Duration buffer, int dailyCap) {
  private static final Duration LONGEST = Duration.ofDays(365_000);

  public CallRules {
    require(
        within(minimumNotice, LONGEST),
        "The minimum notice is from nothing to 1000 years",
        minimumNotice);
    require(
        within(horizon, LONGEST) && !horizon.isZero(),
        "The horizon is up to 1000 years, and not nothing",
        horizon);
    require(within(buffer, Duration.ofDays(1)), "The buffer is from nothing to one day", buffer);
    require(dailyCap >= 1, "The daily cap is at least one call", dailyCap);
  }

  private static boolean within(Duration duration, Duration longest) {
    return !duration.isNegative() && duration.compareTo(longest) <= 0;
  }

  private static void require(boolean condition, String rule, Object value) {
    if (!condition) {
      throw new IllegalArgumentException(rule + ", not " + value);
    }
  }

  /** The buffer, where a part of a second counts as a whole one. */
  long bufferSeconds() {
    return buffer.plusNanos(999_999_999).toSeconds();
  }
}
