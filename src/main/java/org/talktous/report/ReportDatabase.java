package org.talktous.report;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.talktous.problem.InvalidRequest;
import org.talktous.setting.InvalidSetting;

/**
 * Where reports are read: on the data source {@code reports} if it is set, a read replica perhaps,
 * else on the default one. Connections are few and of their own, so that a long export takes none
 * from readers; they cannot write, see one moment of the database from first to last, and plan
 * every statement for its filter.
 */
@Context
class ReportDatabase {
  private static final int CONNECTIONS = 8;

  /** Of which so many help others. */
  private static final int HELPERS = 2;

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final String UNKNOWN_ZONE = "22023";

  private final HikariDataSource pool;
  private final Executor waiting;
  private final Semaphore helpers = new Semaphore(HELPERS);

  ReportDatabase(
      DataSource usual,
      @Named(TaskExecutors.BLOCKING) ExecutorService waiting,
      @Property(name = "talk.reports.url") String url,
      @Property(name = "talk.reports.username") String username,
      @Property(name = "talk.reports.password") String password) {
    var config = new HikariConfig();
    ((HikariConfig) ((DelegatingDataSource) usual).getTargetDataSource()).copyStateTo(config);
    if (!url.isBlank()) {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new InvalidSetting("DATASOURCES_REPORTS_URL", "must begin with jdbc:postgresql:");
      }
      config.setJdbcUrl(url);
      config.setUsername(username);
      config.setPassword(password);
    }
    config.setPoolName("reports");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    // Nothing else waits for a replica that is down.
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(false);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    // Not as properties of the data source: those are shared with the pool they were copied from.
    config.setConnectionInitSql(
        "set plan_cache_mode = force_custom_plan; set jit = off; set work_mem = '32MB'");
    this.pool = new HikariDataSource(config);
    this.waiting = waiting;
  }

  /** Something that is read from one moment of the database. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  <T> T read(Reading<T> reading) {
    try (var connection = pool.getConnection()) {
      try {
        return reading.read(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Reads two things from one moment of the database, side by side if a second connection helps.
   */
  <A, B, T> T read(Reading<A> one, Reading<B> other, BiFunction<A, B, T> both) {
    return read(connection -> sideBySide(connection, one, other, both));
  }

  /**
   * Whoever comes to the other thing first takes it: a helper that gets no connection, or one to
   * another replica, which does not know the moment, is not waited for.
   */
  private <A, B, T> T sideBySide(
      Connection connection, Reading<A> one, Reading<B> other, BiFunction<A, B, T> both)
      throws SQLException {
    var moment = Select.of("select pg_export_snapshot()").only(connection, row -> row.getString(1));
    if (!helpers.tryAcquire()) {
      return both.apply(one.read(connection), other.read(connection));
    }
    var taken = new AtomicBoolean();
    var aside =
        CompletableFuture.supplyAsync(() -> at(moment, taken, other), waiting)
            .whenComplete((read, failed) -> helpers.release());
    A first;
    boolean left;
    try {
      first = one.read(connection);
    } finally {
      left = taken.compareAndSet(false, true);
    }
    try {
      return both.apply(first, left ? other.read(connection) : aside.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @SuppressWarnings("NullAway") // nobody looks at what was not taken
  private <T> T at(String moment, AtomicBoolean taken, Reading<T> reading) {
    return read(
        connection -> {
          // The pool may have asked whether the connection is alive: nothing may come before.
          connection.rollback();
          try (var statement = connection.createStatement()) {
            statement.execute("set transaction snapshot '" + moment + "'");
          }
          return taken.compareAndSet(false, true) ? reading.read(connection) : null;
        });
  }

  /** A connection in a transaction; the caller closes it. */
  Connection open() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** A zone may be too new for the database. */
  static RuntimeException failure(SQLException e) {
    return UNKNOWN_ZONE.equals(e.getSQLState())
        ? new InvalidRequest("zone", "must be a time zone that the database knows")
        : new IllegalStateException("the reports cannot be read", e);
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
