package org.talktous.delivery;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is written of an attempt that has ended.
 *
 * @param retryAt when it is tried again, if it is still pending
 */
record Settled(
    Delivery delivery, State state, String answer, Instant at, @Nullable Instant retryAt) {

  /** Where a delivery stands. */
  enum State {
    PENDING,
    DELIVERED,
    FAILED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
