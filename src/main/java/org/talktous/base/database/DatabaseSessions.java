package org.talktous.base.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Data source with socket and session timeouts, for PostgreSQL or a pooler such as PgBouncer. In a
 * pooler's transaction mode nothing may be kept in a session: no prepared statements, no {@code
 * set}. Driver properties in the URL win over those set here.
 */
public final class DatabaseSessions extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_SIGN_IN = Duration.ofSeconds(10);

  private final transient SessionLimits limits;

  /**
   * @param driver properties of the driver, such as {@code ApplicationName}
   */
  public DatabaseSessions(String url, Properties driver, SessionLimits limits) {
    this.limits = limits;
    var wanted = new Properties();
    wanted.putAll(driver);
    wanted.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    wanted.setProperty(PGProperty.SOCKET_FACTORY.getName(), KeptAliveSockets.class.getName());
    wanted.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), seconds(limits.answer()));
    wanted.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds(shorter(TO_CONNECT)));
    wanted.setProperty(PGProperty.LOGIN_TIMEOUT.getName(), seconds(shorter(TO_SIGN_IN)));
    setUrl(url);
    // setUrl has filled in the driver's defaults, so explicit properties are parsed from the URL.
    var inUrl = Driver.parseURL(url, null);
    wanted.stringPropertyNames().stream()
        .filter(name -> inUrl == null || inUrl.getProperty(name) == null)
        .forEach(name -> set(name, wanted.getProperty(name)));
  }

  private void set(String name, String value) {
    try {
      setProperty(name, value);
    } catch (SQLException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private Duration shorter(Duration usual) {
    return limits.answer().isZero() || limits.answer().compareTo(usual) > 0
        ? usual
        : limits.answer();
  }

  private static String seconds(Duration limit) {
    return Long.toString(limit.toSeconds());
  }

  /** Each statement is planned for its values, every time it runs. */
  public DatabaseSessions planningAnew() {
    setPrepareThreshold(0);
    return this;
  }

  /** Without an account, the one in the URL. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    var connection =
        user == null || user.isBlank()
            ? super.getConnection(getUser(), getPassword())
            : super.getConnection(user, password);
    try {
      prepare(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void prepare(Connection connection) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    if (isPooled(connection)) {
      postgres.setPrepareThreshold(0);
    } else {
      try (var statement = connection.createStatement()) {
        statement.execute(limits.forSession());
      }
    }
  }

  /** A pooler reports a process id of its own, which pg_backend_pid() contradicts. */
  static boolean isPooled(Connection connection) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      return !row.next() || row.getInt(1) != postgres.getBackendPID();
    }
  }
}
