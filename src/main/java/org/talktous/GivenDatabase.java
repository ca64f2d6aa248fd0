package org.talktous;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.talktous.setting.InvalidSetting;

/** The database that the settings name. */
final class GivenDatabase {
  private static final String PREFIX = "DATASOURCES_DEFAULT_";

  private GivenDatabase() {}

  /** Asks for one connection before anything else starts, so that a failure is one clear line. */
  static void mustAnswer(String url, Map<String, String> environment) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new InvalidSetting(PREFIX + "URL", "must begin with jdbc:postgresql:");
    }
    var account = new Properties();
    account.setProperty("user", environment.getOrDefault(PREFIX + "USERNAME", ""));
    account.setProperty("password", environment.getOrDefault(PREFIX + "PASSWORD", ""));
    account.setProperty("connectTimeout", "10");
    account.setProperty("loginTimeout", "10");
    account.values().removeIf(""::equals);
    try (var connection = DriverManager.getConnection(url, account)) {
      connection.isValid(10);
    } catch (SQLException e) {
      var reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new InvalidSetting(PREFIX + "URL", "names a database that does not answer: " + reason);
    }
  }
}
