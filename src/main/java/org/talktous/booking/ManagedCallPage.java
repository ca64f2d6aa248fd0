package org.talktous.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a reader sees of a call they booked. */
record ManagedCallPage(
    String token,
    String reference,
    CallPage.Subject article,
    String host,
    Instant startsAt,
    Instant endsAt,
    @Nullable String joinUrl,
    State state,
    News news,
    @Nullable String refusal,
    CalendarLinks calendars) {

  /** Where the call stands. */
  enum State {
    AHEAD,
    CANCELLED,
    OVER
  }

  /** What the reader has just done. */
  enum News {
    NONE,
    BOOKED,
    MOVED,
    CANCELLED
  }
}
