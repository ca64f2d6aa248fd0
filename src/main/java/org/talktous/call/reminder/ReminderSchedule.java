package org.talktous.call.reminder;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.talktous.base.event.DomainEvent;
import org.talktous.call.booking.CallEvents;
import org.talktous.call.booking.CallReminder;

/** Plans the reminders of a call in the transaction that books, moves or cancels it. */
@Singleton
class ReminderSchedule {
  private final SchedulerClient tasks;
  private final LeadTimes leads;
  private final Clock clock;

  ReminderSchedule(SchedulerClient tasks, LeadTimes leads, Clock clock) {
    this.tasks = tasks;
    this.leads = leads;
    this.clock = clock;
  }

  @EventListener
  void on(DomainEvent event) {
    switch (event.type()) {
      case CallEvents.BOOKING_CREATED -> plan(event);
      case CallEvents.BOOKING_RESCHEDULED,
          CallEvents.BOOKING_HANDED_OVER,
          CallEvents.BOOKING_READDRESSED -> {
        forget(event);
        plan(event);
      }
      case CallEvents.BOOKING_CANCELLED -> forget(event);
      default -> {}
    }
  }

  /** Those whose time has passed already are left out. */
  private void plan(DomainEvent event) {
    var booking = UUID.fromString(text(event, "id"));
    var startsAt = OffsetDateTime.parse(text(event, "startsAt")).toInstant();
    var now = clock.instant();
    List<SchedulableInstance<?>> planned = new ArrayList<>();
    for (var lead : leads.all()) {
      var reminder = new CallReminder(booking, event.sequence(), lead);
      var due = startsAt.minus(lead);
      if (!due.isBefore(now)) {
        planned.add(SchedulableInstance.of(ReminderTask.of(reminder), due));
      }
    }
    if (!planned.isEmpty()) {
      tasks.scheduleBatch(planned);
    }
  }

  /** Takes away what was planned for the call as it stood before. */
  private void forget(DomainEvent event) {
    var booking = UUID.fromString(text(event, "id"));
    for (var lead : leads.all()) {
      forget(new CallReminder(booking, event.sequence() - 1, lead));
    }
  }

  private void forget(CallReminder reminder) {
    try {
      tasks.cancel(ReminderTask.of(reminder));
    } catch (DbSchedulerException noneOrRunning) {
      // It was skipped or has run; one that runs just now finds the call changed.
    }
  }

  private static String text(DomainEvent event, String field) {
    var value = event.data().get(field);
    if (value == null) {
      throw new IllegalStateException(event.type() + " without " + field);
    }
    return value.toString();
  }
}
