package org.talktous.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Where the schema lives, and whose account reaches it; an empty name or password is none. */
record Database(String url, String username, String password) {
  private static final String SECONDS_TO_ANSWER = "10";

  /** The data source of the framework, as this one. */
  Map<String, Object> settings() {
    return Map.of(
        "datasources.default.url", url,
        "datasources.default.username", username,
        "datasources.default.password", password);
  }

  /** A connection outside of any pool. */
  Connection connect() throws SQLException {
    var account = new Properties();
    account.setProperty("user", username);
    account.setProperty("password", password);
    account.setProperty("connectTimeout", SECONDS_TO_ANSWER);
    account.setProperty("loginTimeout", SECONDS_TO_ANSWER);
    account.setProperty("socketTimeout", SECONDS_TO_ANSWER);
    account.setProperty("ApplicationName", "talk-to-us");
    account.values().removeIf(""::equals);
    return DriverManager.getConnection(url, account);
  }

  @Override
  public String toString() {
    return "Database[" + username + "]";
  }
}
