package org.talktous.call.reminder;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.talktous.base.database.ConnectionBudget;
import org.talktous.base.database.DatabaseTimeouts;
import org.talktous.base.database.Pools;
import org.talktous.base.schedule.Workers;
import org.talktous.base.setting.PollInterval;

/** Sets db-scheduler up: a client that joins the caller's transaction, and what runs the tasks. */
@Factory
class ReminderEngine {
  // Tasks are taken when fewer than the one run, until the other do; all they do is wait to be
  // sent.
  private static final int THREADS = 256;
  private static final double FETCH_AT = 1;
  private static final double FETCH_UP_TO = 2;
  // What a dead replica had begun is taken over after 6 missed heartbeats; every second one it is
  // looked for.
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 6;

  @Singleton
  SchedulerClient client(DataSource joinsTransactions, ReminderTask task) {
    return SchedulerClient.Builder.create(joinsTransactions, task.task())
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .build();
  }

  /**
   * A few connections on which every statement is planned anew: a plan from when next to nothing
   * was due would take for ever when very much is.
   */
  @Singleton
  @Bean(preDestroy = "close")
  Connections connections(Pools pools, DatabaseTimeouts timeouts) {
    var sessions = pools.sessions(timeouts.limits()).planningAnew();
    return new Connections(
        pools.open(
            "reminders",
            sessions,
            pool -> {
              pool.setMaximumPoolSize(ConnectionBudget.REMINDERS);
              pool.setMinimumIdle(1);
              // It waits behind nobody but itself.
              pool.setConnectionTimeout(timeouts.turn().toMillis());
            }));
  }

  /** Connections that are no {@link DataSource} to the framework, which would make them its own. */
  record Connections(HikariDataSource pool) {
    void close() {
      pool.close();
    }
  }

  @Singleton
  @Bean(preDestroy = "stop")
  Scheduler scheduler(
      Connections connections,
      ReminderTask task,
      Clock clock,
      Workers workers,
      @Property(name = "talk.reminder-heartbeat") Duration heartbeat,
      List<SchedulerListener> listeners,
      PollInterval poll) {
    var watched = workers.clockOf("reminders-due", poll.interval(), clock);
    var builder =
        Scheduler.create(connections.pool(), task.task())
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .clock(watched::get)
            .threads(THREADS)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollUsingLockAndFetch(FETCH_AT, FETCH_UP_TO)
            .pollingInterval(poll.interval())
            .shutdownMaxWait(PATIENCE_AT_THE_END)
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .failureLogging(LogLevel.WARN, false);
    listeners.forEach(builder::addSchedulerListener);
    return builder.build();
  }

  /** Begins to look for due tasks once there is a service to send them from. */
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
