package org.talktous.call.calendar;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The task that refreshes an import every ten minutes, planned in the transaction that sets the
 * import. It stands in a table of its own: one scheduler must know all tasks of a table, and that
 * of reminders does not wait for anybody's slow calendar.
 */
@Singleton
class RefreshTask {
  static final String TABLE = "calendar_task";
  static final Duration INTERVAL = Duration.ofMinutes(10);
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("calendar-refresh");

  private final SchedulerClient tasks;
  private final Clock clock;

  RefreshTask(DataSource joinsTransactions, Clock clock) {
    this.tasks =
        SchedulerClient.Builder.create(joinsTransactions)
            .tableName(TABLE)
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .build();
    this.clock = clock;
  }

  /** Plans the first refresh; it ends by itself when the import is gone. */
  void plan(UUID id) {
    tasks.schedule(NAME.instance(id.toString()).scheduledTo(clock.instant().plus(INTERVAL)));
  }
}
