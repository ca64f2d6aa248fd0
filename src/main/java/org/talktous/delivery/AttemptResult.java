package org.talktous.delivery;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is written of an attempt that has ended.
 *
 * @param retryAt when it is tried again, if it is still pending
 * @param pausedUntil until when its target has asked to be left alone
 */
record AttemptResult(
    Delivery delivery,
    State state,
    DeliveryAnswer answer,
    Instant at,
    @Nullable Instant retryAt,
    @Nullable Instant pausedUntil) {

  /** Copy without the answer, for retrying a write that failed on it, such as on NUL in text. */
  AttemptResult withoutAnswer() {
    return new AttemptResult(
        delivery, state, DeliveryAnswer.of("not-storable"), at, retryAt, pausedUntil);
  }

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
