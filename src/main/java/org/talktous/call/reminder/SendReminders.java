package org.talktous.call.reminder;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.talktous.call.booking.CallReminder;
import org.talktous.call.booking.CallReminders;

/** Sends reminders that have fallen due: each once, however often its task runs. */
@Singleton
class SendReminders {
  // Its task is taken away after this transaction: a replica that dies in between leaves it.
  private static final String MARK =
      """
      insert into reminder_sent (booking_id, sequence, lead)
      select id, ?, ?
      from booking
      where id = ?
      on conflict do nothing
      """;

  private final CallReminders calls;
  private final JdbcOperations jdbc;

  SendReminders(CallReminders calls, JdbcOperations jdbc) {
    this.calls = calls;
    this.jdbc = jdbc;
  }

  /**
   * Sends a reminder whose call still stands, unless its task has run before.
   *
   * @return when it fell due, if it was sent
   */
  @Transactional
  Optional<Instant> send(CallReminder due) {
    return isFirst(due) ? calls.remind(due) : Optional.empty();
  }

  private boolean isFirst(CallReminder due) {
    return jdbc.prepareStatement(
        MARK,
        mark -> {
          mark.setInt(1, due.sequence());
          mark.setString(2, due.lead().toString());
          mark.setObject(3, due.call());
          return mark.executeUpdate() == 1;
        });
  }
}
