package org.talktous.base.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool with two acquisition timeouts: a short one while the probe finds no database, a long one
 * while the pool is merely exhausted. HikariCP has one for both.
 */
final class WaitingDataSource implements DataSource {
  // The probe's interval and its timeout.
  private static final Duration RECENTLY = Duration.ofSeconds(3);

  private final HikariDataSource pool;
  private final DatabaseState state;
  private final Duration turn;

  WaitingDataSource(HikariDataSource pool, DatabaseState state, Duration turn) {
    this.pool = pool;
    this.state = state;
    this.turn = turn;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long latest = System.nanoTime() + turn.toNanos();
    while (true) {
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException e) {
        if (!state.answeredWithin(RECENTLY) || System.nanoTime() >= latest) {
          throw e;
        }
      }
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("all connections are of one account");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
