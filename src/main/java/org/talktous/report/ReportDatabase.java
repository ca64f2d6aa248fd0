package org.talktous.report;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.talktous.base.database.ConnectionBudget;
import org.talktous.base.database.Pools;
import org.talktous.base.database.SessionLimits;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.web.problem.InvalidRequest;

/**
 * Where reports are read: on the data source {@code reports} if it is set, a read replica perhaps,
 * else on the default one. Connections are few and of their own, so that a long export takes none
 * from readers. What a transaction is to be is said at its beginning, never of the session, which a
 * pooler lends to others afterwards: it cannot write, sees one moment of the database from first to
 * last, plans every statement for its filter, and may take a report's memory and time.
 */
@Context
class ReportDatabase {
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final String UNKNOWN_ZONE = "22023";

  private static final Executor AT_ONCE = Runnable::run;

  private final HikariDataSource pool;
  private final DataSource connections;
  private final SessionLimits page;
  private final SessionLimits export;

  /**
   * @param answer how long a page waits for a figure
   * @param exportAnswer how long a file waits for its first row
   */
  ReportDatabase(
      Pools pools,
      @Property(name = "talk.reports.url") String url,
      @Property(name = "talk.reports.username") String username,
      @Property(name = "talk.reports.password") String password,
      @Property(name = "talk.reports.answer") Duration answer,
      @Property(name = "talk.reports.export-answer") Duration exportAnswer) {
    if (!url.isBlank() && !url.startsWith("jdbc:postgresql:")) {
      throw new InvalidSetting("DATASOURCES_REPORTS_URL", "must begin with jdbc:postgresql:");
    }
    this.page = SessionLimits.answeringWithin(answer);
    this.export = SessionLimits.answeringWithin(exportAnswer);
    var sessions = url.isBlank() ? pools.sessions(page) : pools.sessions(url, page);
    this.pool =
        pools.open(
            "reports",
            sessions,
            config -> {
              if (!url.isBlank()) {
                config.setUsername(username);
                config.setPassword(password);
              }
              config.setMaximumPoolSize(ConnectionBudget.REPORTS);
              config.setMinimumIdle(0);
              config.setIdleTimeout(IDLE.toMillis());
              // Nothing else waits for a replica that is down.
              config.setInitializationFailTimeout(-1);
              config.setAutoCommit(false);
              // What writes here is a fault of ours, and no connection's that led to a replica.
              config.setExceptionOverride(new SQLExceptionOverride() {});
            });
    this.connections = pools.patient(pool);
  }

  /** Something that is read from one moment of the database. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /** Reads what a page shows. */
  <T> T read(Reading<T> reading) {
    return read(page, reading);
  }

  /** Reads the rows of a file, for which there is more time. */
  <T> T readExport(Reading<T> reading) {
    return read(export, reading);
  }

  private <T> T read(SessionLimits limits, Reading<T> reading) {
    try (var connection = connections.getConnection()) {
      try {
        begin(connection, limits);
        return reading.read(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static void begin(Connection connection, SessionLimits limits) throws SQLException {
    // The pool puts this back.
    connection.setNetworkTimeout(AT_ONCE, Math.toIntExact(limits.answer().toMillis()));
    // The pool may have asked whether the connection is alive: nothing may come before.
    connection.rollback();
    try (var statement = connection.createStatement()) {
      statement.execute(
          "set transaction isolation level repeatable read, read only;"
              + " set local plan_cache_mode = force_custom_plan; set local jit = off;"
              + " set local work_mem = '32MB'; "
              + limits.forTransaction());
    }
  }

  /** A zone may be too new for the database. */
  private static RuntimeException failure(SQLException e) {
    return UNKNOWN_ZONE.equals(e.getSQLState())
        ? new InvalidRequest("zone", "must be a time zone that the database knows")
        : new IllegalStateException("the reports cannot be read", e);
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
