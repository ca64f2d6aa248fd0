package org.talktous.report;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
  static final int CONNECTIONS = 6;
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final String UNKNOWN_ZONE = "22023";

  private final HikariDataSource pool;

  ReportDatabase(
      DataSource usual,
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
    config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan -c jit=off");
    this.pool = new HikariDataSource(config);
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
