package org.talktous.base.health;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.database.DatabaseSessions;
import org.talktous.base.database.DatabaseState;
import org.talktous.base.database.DatabaseTime;
import org.talktous.base.database.Pools;
import org.talktous.base.database.SessionLimits;
import org.talktous.base.schedule.Engine;
import org.talktous.base.schedule.Workers;

/**
 * Polls over a connection of its own whether the database answers and takes writes, so that
 * requests need not wait for a timeout to know. After an outage it evicts the pools' idle
 * connections.
 */
@Singleton
class DatabaseProbe {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  // New sessions are let in by rules that may have changed since this one was.
  private static final Duration OLDEST = Duration.ofMinutes(1);
  // Too many connections; a statement that took too long. Both are said by a database that answers.
  private static final Set<String> BUSY = Set.of("53300", "57014");

  private static final String QUESTION =
      "select current_setting('transaction_read_only'), clock_timestamp()";

  private final Pools pools;
  private final DatabaseSessions sessions;
  private final DatabaseState state;
  private final DatabaseTime time;
  private final Workers workers;
  private @Nullable Connection connection;
  private @Nullable Engine engine;
  private boolean failed;
  private long openedAt;

  DatabaseProbe(Pools pools, DatabaseState state, DatabaseTime time, Workers workers) {
    this.pools = pools;
    this.sessions = pools.sessions(SessionLimits.answeringWithin(LONGEST));
    this.state = state;
    this.time = time;
    this.workers = workers;
  }

  /** The first poll ends before the port opens; the others run in the background. */
  @EventListener
  void on(StartupEvent started) {
    look();
    engine = Engine.every(PAUSE, workers.expect("database-probe", PAUSE), this::look);
  }

  private void look() {
    try {
      ask();
      answered();
    } catch (SQLException e) {
      leave();
      failed(e);
    }
  }

  private void ask() throws SQLException {
    if (System.nanoTime() - openedAt > OLDEST.toNanos()) {
      leave();
    }
    var open = connection;
    if (open == null) {
      open = sessions.getConnection();
      connection = open;
      openedAt = System.nanoTime();
    }
    var before = Instant.now();
    try (var statement = open.createStatement();
        var row = statement.executeQuery(QUESTION)) {
      if (!row.next() || row.getBoolean(1)) {
        throw new SQLException("the database takes no writes", "25006");
      }
      time.note(before, row.getTimestamp(2).toInstant(), Instant.now());
    }
  }

  private void answered() {
    state.answered();
    if (failed) {
      failed = false;
      pools.renew();
      LOG.info("the database answers again");
    }
  }

  private void failed(SQLException e) {
    if (e.getSQLState() != null && BUSY.contains(e.getSQLState())) {
      // Those who have a connection are served, however slowly.
      state.answered();
      return;
    }
    state.failed();
    if (!failed) {
      failed = true;
      LOG.warn("the database does not answer: {}", e.getMessage());
    }
  }

  private void leave() {
    var dead = connection;
    connection = null;
    if (dead != null) {
      try {
        dead.close();
      } catch (SQLException e) {
        // It was of no use any more.
      }
    }
  }

  @PreDestroy
  void stop() {
    if (engine != null) {
      engine.stop();
    }
    leave();
  }
}
