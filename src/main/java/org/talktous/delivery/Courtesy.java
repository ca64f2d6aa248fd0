package org.talktous.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.talktous.traffic.Traffic;

/**
 * When deliveries step aside for people: nobody sees whether a message leaves now or in half a
 * minute, but everybody whether a page does.
 */
@Singleton
class Courtesy {
  /** Longer than this nothing is held back, whatever comes in. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final Traffic traffic;

  Courtesy(Traffic traffic) {
    this.traffic = traffic;
  }

  /** Whether what has been due since then lets people go first. */
  boolean stepsAside(Instant dueSince, Instant now) {
    return traffic.isBusy() && now.isBefore(dueSince.plus(LONGEST));
  }
}
