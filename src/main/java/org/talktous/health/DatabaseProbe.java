package org.talktous.health;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.engine.Engine;
import org.talktous.engine.Workers;
import org.talktous.sql.DatabaseSessions;
import org.talktous.sql.DatabaseState;
import org.talktous.sql.Pools;
import org.talktous.sql.SessionLimits;

/**
 * Asks the database all the time whether it answers and takes writes, over a connection of its own,
 * so that nobody else has to wait to know. When it answers again, the pools let go of what may have
 * died meanwhile.
 */
@Singleton
class DatabaseProbe {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final String TOO_MANY_CONNECTIONS = "53300";

  private final Pools pools;
  private final DatabaseSessions sessions;
  private final DatabaseState state;
  private final Workers workers;
  private @Nullable Connection connection;
  private @Nullable Engine engine;
  private boolean failed;

  DatabaseProbe(Pools pools, DatabaseState state, Workers workers) {
    this.pools = pools;
    this.sessions = pools.sessions(SessionLimits.answeringWithin(LONGEST));
    this.state = state;
    this.workers = workers;
  }

  /** Once before anybody may ask, and from then on for ever. */
  @EventListener
  void on(StartupEvent started) {
    look();
    engine = Engine.start(workers.expect("database-probe", PAUSE), this::turn);
  }

  private void turn() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    look();
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
    var open = connection;
    if (open == null) {
      open = sessions.getConnection();
      connection = open;
    }
    try (var statement = open.createStatement();
        var row = statement.executeQuery("select current_setting('transaction_read_only')")) {
      if (!row.next() || row.getBoolean(1)) {
        throw new SQLException("the database takes no writes", "25006");
      }
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
    if (TOO_MANY_CONNECTIONS.equals(e.getSQLState())) {
      // It answers, and those who have a connection are served.
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
