package org.talktous.base.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The connection pools: the default one, which serves requests, and others with the same settings.
 */
@Singleton
public class Pools {
  private final HikariDataSource usual;
  private final DatabaseState state;
  private final DatabaseTimeouts timeouts;
  private final List<HikariDataSource> all = new CopyOnWriteArrayList<>();

  Pools(DataSource usual, DatabaseState state, DatabaseTimeouts timeouts) throws SQLException {
    this.usual = usual.unwrap(HikariDataSource.class);
    this.state = state;
    this.timeouts = timeouts;
    all.add(this.usual);
  }

  /** Sessions with the same database under the same account, within limits of their own. */
  public DatabaseSessions sessions(SessionLimits limits) {
    var sessions = sessions(usual.getJdbcUrl(), limits);
    sessions.setUser(usual.getUsername());
    sessions.setPassword(usual.getPassword());
    return sessions;
  }

  /** Sessions with another database. */
  public DatabaseSessions sessions(String url, SessionLimits limits) {
    return new DatabaseSessions(url, DefaultPool.driverProperties(usual), limits);
  }

  /** One more pool, with sessions and settings of its own; the caller closes it. */
  public HikariDataSource open(
      String name, DatabaseSessions sessions, Consumer<HikariConfig> settings) {
    var config = new HikariConfig();
    usual.copyStateTo(config);
    config.setPoolName(name);
    config.setDataSource(sessions);
    settings.accept(config);
    var pool = new HikariDataSource(config);
    all.add(pool);
    return pool;
  }

  /** A pool whose callers fail fast without a database, and wait longer for their turn. */
  public DataSource patient(HikariDataSource pool) {
    return new WaitingDataSource(pool, state, timeouts.turn());
  }

  /**
   * Evicts idle connections at once and others on return: those from before an outage may be dead.
   */
  public void renew() {
    all.stream()
        .filter(HikariDataSource::isRunning)
        .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
  }
}
