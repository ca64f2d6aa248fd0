package org.talktous.base.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.talktous.base.setting.PollInterval;

/**
 * db-scheduler, set up once: whatever is timed is a {@link Task} that a room contributes as a bean,
 * in the one table {@code scheduled_tasks}, which all replicas share.
 */
@Factory
class TaskScheduler {
  // Each holds a connection of the pool that serves people for as long as its transaction lasts.
  private static final int THREADS = 6;
  // Tasks are taken when half of the threads have none, four for each.
  private static final double FETCH_AT = 0.5;
  private static final double FETCH_UP_TO = 4;
  // What a dead replica had begun is taken over after so many.
  private static final int MISSED_HEARTBEATS = 6;
  // More than a calendar's server may take to answer.
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  // The thread that looks for due tasks.
  private static final String POLLING = "db-scheduler-execute-due-";

  /** Plans tasks in the caller's transaction, which there must be. */
  @Singleton
  SchedulerClient client(DataSource joinsTransactions) {
    return SchedulerClient.Builder.create(joinsTransactions).jdbcCustomization(postgres()).build();
  }

  @Singleton
  @Bean(preDestroy = "stop")
  Scheduler scheduler(
      DataSource joinsTransactions,
      List<Task<Void>> tasks,
      List<RecurringTask<Void>> recurring,
      List<SchedulerListener> listeners,
      RunningTasks running,
      Workers workers,
      java.time.Clock clock,
      PollInterval poll,
      @Property(name = "talk.task-heartbeat") Duration heartbeat) {
    var builder =
        Scheduler.create(
                ((DelegatingDataSource) joinsTransactions).getTargetDataSource(),
                tasks.stream()
                    .filter(each -> !(each instanceof RecurringTask))
                    .<Task<?>>map(each -> each)
                    .toList())
            .startTasks(recurring)
            .jdbcCustomization(postgres())
            .clock(watched(workers.expect("tasks-due", poll.interval()), clock))
            .threads(THREADS)
            .pollUsingLockAndFetch(FETCH_AT, FETCH_UP_TO)
            .pollingInterval(poll.interval())
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(STOP_TIMEOUT)
            .failureLogging(LogLevel.WARN, false)
            .addExecutionInterceptor(running);
    listeners.forEach(builder::addSchedulerListener);
    return builder.build();
  }

  private static PostgreSqlJdbcCustomization postgres() {
    return new PostgreSqlJdbcCustomization(false, false);
  }

  /**
   * The scheduler looks at the clock whenever it begins to look for due tasks; no listener is told
   * of that when there are none.
   */
  private static Clock watched(Worker worker, java.time.Clock clock) {
    return () -> {
      if (Thread.currentThread().getName().startsWith(POLLING)) {
        worker.turned();
      }
      return clock.instant();
    };
  }

  /** Begins to look for due tasks once there is a service to run them. */
  @Singleton
  static class Start {
    private final Scheduler scheduler;

    Start(Scheduler scheduler) {
      this.scheduler = scheduler;
    }

    @EventListener
    void on(ServerStartupEvent started) {
      scheduler.start();
    }
  }
}
