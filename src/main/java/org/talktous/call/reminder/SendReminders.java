package org.talktous.call.reminder;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.talktous.call.booking.CallReminder;
import org.talktous.call.booking.CallReminders;

/** Sends reminders that have fallen due: each once, however often it is asked to. */
@Singleton
class SendReminders {
  private final CallReminders calls;
  private final ReminderRows rows;

  SendReminders(CallReminders calls, ReminderRows rows) {
    this.calls = calls;
    this.rows = rows;
  }

  /**
   * Sends those whose calls still stand and that were not sent before, and ends all their tasks.
   *
   * @return when those that were sent fell due
   */
  @Transactional
  List<Instant> send(List<CallReminder> due) {
    var sent = calls.remind(due, rows::mark);
    rows.done(due);
    return sent;
  }
}
