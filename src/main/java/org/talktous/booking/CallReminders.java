package org.talktous.booking;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Tells that a call is near, for whoever knows when to tell it. */
@Singleton
public class CallReminders {
  private final BookingRepository rows;
  private final BookingMapping mapping;
  private final CallEvents events;
  private final Clock clock;

  CallReminders(BookingRepository rows, BookingMapping mapping, CallEvents events, Clock clock) {
    this.rows = rows;
    this.mapping = mapping;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Appends the reminder's event to the caller's transaction if the call still stands as it did
   * with that sequence and has not begun. A change of the call that comes in between waits.
   *
   * @return whether it did
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean remind(UUID call, int sequence, Duration lead) {
    var now = clock.instant();
    return rows.hold(call)
        .map(mapping::booking)
        .filter(booking -> !booking.isCancelled() && booking.sequence() == sequence)
        .filter(booking -> !booking.isOver(now))
        .map(booking -> events.reminded(booking, lead, now))
        .orElse(false);
  }
}
