package org.talktous.report;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;

/**
 * Keeps the counts that reports lean on: looks for days in which something has changed, and counts
 * them again. A report does not wait for it, it is only slower.
 */
@Factory
class Refresh {
  // Few enough for a statement's limit where days are long.
  private static final int DAYS_AT_ONCE = 5;

  private static final Duration LONGEST_TURN = Duration.ofMinutes(1);

  private final JdbcOperations jdbc;
  private final TransactionOperations<Connection> transactions;

  Refresh(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Singleton
  RecurringTask<Void> task(@Property(name = "talk.report-refresh") String schedule) {
    return Tasks.recurring("report-refresh", Schedules.parseSchedule(schedule))
        .execute((instance, context) -> run());
  }

  /**
   * Counts again what has changed, some days a transaction, for no longer than a worker's turn may
   * take; says how many days. The rest waits for the next turn.
   */
  int run() {
    long latest = System.nanoTime() + LONGEST_TURN.toNanos();
    int all = 0;
    int days;
    do {
      days = step();
      all += days;
    } while (days == DAYS_AT_ONCE && System.nanoTime() < latest);
    return all;
  }

  private int step() {
    return transactions.executeWrite(
        transaction ->
            jdbc.prepareStatement(
                "select report_refresh(?)",
                refresh -> {
                  refresh.setInt(1, DAYS_AT_ONCE);
                  try (var row = refresh.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                  }
                }));
  }
}
