package org.talktous.call.booking;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
   * Appends the events of reminders to the caller's transaction, of those calls that still stand as
   * they did with that sequence and have not begun. A change of a call that comes in between waits.
   *
   * @param wanted which of the reminders that could go out do
   * @return when those that do fell due
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Instant> remind(
      Collection<CallReminder> due, UnaryOperator<List<CallReminder>> wanted) {
    var now = clock.instant();
    var calls = locked(due);
    var standing =
        due.stream().filter(reminder -> stands(calls.get(reminder.call()), reminder, now)).toList();
    var sent = wanted.apply(standing);
    events.reminded(calls, sent, now);
    return sent.stream()
        .map(each -> Objects.requireNonNull(calls.get(each.call())).startsAt().minus(each.lead()))
        .toList();
  }

  private Map<UUID, Booking> locked(Collection<CallReminder> due) {
    var ids = due.stream().map(each -> each.call().toString()).distinct().toArray(String[]::new);
    return rows.hold(ids).stream()
        .map(mapping::booking)
        .collect(Collectors.toMap(Booking::id, Function.identity()));
  }

  private static boolean stands(@Nullable Booking call, CallReminder reminder, Instant now) {
    return call != null
        && !call.isCancelled()
        && call.sequence() == reminder.sequence()
        && !call.isOver(now);
  }
}
