package org.talktous.call.calendar;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.talktous.base.schedule.Workers;
import org.talktous.base.setting.PollInterval;

/** Runs the refreshes that are due, shared among the replicas. */
@Singleton
class RefreshEngine {
  // Each waits for somebody's server most of the time, and takes a few megabytes.
  private static final int AT_ONCE = 8;
  private static final double FETCH_AT = 0.5;
  private static final double FETCH_UP_TO = 1;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int MISSED_HEARTBEATS = 6;
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

  private final Scheduler scheduler;

  RefreshEngine(
      DataSource joinsTransactions,
      Imports imports,
      Clock clock,
      Workers workers,
      PollInterval poll) {
    var watched = workers.clockOf("calendars-due", poll.interval(), clock);
    this.scheduler =
        Scheduler.create(
                ((DelegatingDataSource) joinsTransactions).getTargetDataSource(), task(imports))
            .tableName(RefreshTask.TABLE)
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .clock(watched::get)
            .threads(AT_ONCE)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollUsingLockAndFetch(FETCH_AT, FETCH_UP_TO)
            .pollingInterval(poll.interval())
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(PATIENCE_AT_THE_END)
            .failureLogging(LogLevel.WARN, false)
            .build();
  }

  private static CustomTask<Void> task(Imports imports) {
    var again = FixedDelay.of(RefreshTask.INTERVAL);
    return Tasks.custom(RefreshTask.NAME)
        .onFailure(new OnFailureRetryLater<>(RefreshTask.INTERVAL))
        .execute(
            (instance, context) -> {
              CompletionHandler<Void> next =
                  imports.refresh(UUID.fromString(instance.getId()))
                      ? new OnCompleteReschedule<>(again)
                      : new OnCompleteRemove<>();
              return next;
            });
  }

  Scheduler scheduler() {
    return scheduler;
  }

  @EventListener
  void on(ServerStartupEvent started) {
    scheduler.start();
  }

  @PreDestroy
  void stop() {
    scheduler.stop();
  }
}
