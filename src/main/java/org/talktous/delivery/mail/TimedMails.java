package org.talktous.delivery.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntSupplier;
import org.talktous.base.event.EventLog;

/**
 * What mails at an hour have in common, such as the hosts' agenda: a task looks again and again for
 * whom the hour has come, and appends an event for each, from which the mail is made.
 */
@Singleton
public final class TimedMails {
  private final EventLog events;
  private final TransactionOperations<Connection> transactions;

  TimedMails(EventLog events, TransactionOperations<Connection> transactions) {
    this.events = events;
    this.transactions = transactions;
  }

  /**
   * @param schedule in db-scheduler's notation, such as {@code FIXED_DELAY|60s}
   */
  public static RecurringTask<Void> task(String name, String schedule, Runnable look) {
    return Tasks.recurring(name, Schedules.parseSchedule(schedule))
        .execute((instance, context) -> look.run());
  }

  /**
   * Appends the event of a mail, unless another replica has.
   *
   * @param mark writes that the mail was caused; 0 if that was written before
   * @return whether it was appended
   */
  public boolean cause(
      IntSupplier mark, String type, String subject, Instant now, Map<String, Object> data) {
    return transactions.executeWrite(
        transaction -> {
          if (mark.getAsInt() == 0) {
            return false;
          }
          events.append(type, subject, 0, now, data);
          return true;
        });
  }
}
