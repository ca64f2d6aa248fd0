package org.talktous.call.booking;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Appends the events of reminders that are due. */
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
   * Appends the event of a reminder to the caller's transaction, if the call still stands as it did
   * with that sequence and has not begun. A change of the call that comes in between waits.
   *
   * @return when it fell due, if it goes out
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Instant> remind(CallReminder due) {
    var now = clock.instant();
    var call = rows.hold(due.call()).map(mapping::booking).filter(each -> stands(each, due, now));
    call.ifPresent(each -> events.reminded(each, due.lead(), now));
    return call.map(each -> each.startsAt().minus(due.lead()));
  }

  private static boolean stands(Booking call, CallReminder reminder, Instant now) {
    return !call.isCancelled() && call.sequence() == reminder.sequence() && !call.isOver(now);
  }
}
