package org.talktous.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Backoff: 5 s after the first failure, up to 24 h after the ninth, then none. Jitter spreads the
 * retries of deliveries that failed together.
 */
final class RetrySchedule {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));
  private static final double JITTER = 0.1;

  /** How many attempts there are. */
  static final int ATTEMPTS = PAUSES.size() + 1;

  // Upper bound of a receiver's Retry-After.
  private static final Duration LONGEST = Duration.ofHours(24);

  private RetrySchedule() {}

  /** The pause after so many failures, at least the one asked for; none when all are used up. */
  static Optional<Duration> pause(int failures, Duration atLeast, RandomGenerator random) {
    if (failures > PAUSES.size()) {
      return Optional.empty();
    }
    var asked = atMost(atLeast);
    var pause = jittered(PAUSES.get(failures - 1), random);
    return Optional.of(pause.compareTo(asked) < 0 ? asked : pause);
  }

  /** What a receiver may have of the pause it asks for. */
  static Duration atMost(Duration asked) {
    return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
  }

  private static Duration jittered(Duration pause, RandomGenerator random) {
    double factor = 1 + random.nextDouble(-JITTER, JITTER);
    return Duration.ofMillis(Math.round(pause.toMillis() * factor));
  }
}
