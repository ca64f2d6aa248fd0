package org.talktous.reminder;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.talktous.booking.CallReminders;

/** Sends a reminder that has fallen due: once, however often it is asked to. */
@Singleton
class SendReminder {
  private final CallReminders calls;
  private final ReminderRepository rows;
  private final TransactionOperations<Connection> transactions;

  SendReminder(
      CallReminders calls,
      ReminderRepository rows,
      TransactionOperations<Connection> transactions) {
    this.calls = calls;
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Tells whether it went out; not if the call has changed, has begun, or it went out before. */
  boolean send(Reminder reminder) {
    return transactions.executeWrite(
        transaction -> {
          boolean sent =
              calls.remind(reminder.booking(), reminder.sequence(), reminder.lead())
                  && mark(reminder);
          if (!sent) {
            transaction.setRollbackOnly();
          }
          return sent;
        });
  }

  private boolean mark(Reminder reminder) {
    return rows.mark(reminder.booking(), reminder.sequence(), reminder.lead().toString()) == 1;
  }
}
