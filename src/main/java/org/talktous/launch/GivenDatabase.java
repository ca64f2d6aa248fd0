package org.talktous.launch;

import java.sql.SQLException;
import org.postgresql.Driver;
import org.talktous.base.database.ConnectionBudget;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.Setting;
import org.talktous.base.setting.Settings;

/** The database that the settings name. */
final class GivenDatabase {
  static final String PREFIX = "DATASOURCES_DEFAULT_";

  // Invalid authorization, invalid password (SQL standard, and PostgreSQL's own).
  private static final String ACCOUNT_REFUSED = "28";

  private GivenDatabase() {}

  /**
   * Asks it before anything else starts, so that what it lacks is one clear line.
   *
   * @param connections how many the pools of the service open at most
   */
  static Database in(Settings settings, int connections) {
    var url = settings.text(PREFIX + "URL");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new InvalidSetting(PREFIX + "URL", "must begin with jdbc:postgresql:");
    }
    if (url.matches("jdbc:postgresql://[^/]*@.*") || Driver.parseURL(url, null) == null) {
      // Not repeated: a password may stand in it.
      throw new InvalidSetting(
          PREFIX + "URL",
          "must be such as jdbc:postgresql://host:5432/database, without an account");
    }
    var database =
        new Database(
            url, settings.text(PREFIX + "USERNAME"), settings.verbatim(PREFIX + "PASSWORD"));
    try (var connection = database.connect()) {
      ServerFacts.of(connection).mustServe(connections);
    } catch (SQLException e) {
      throw refusal(e);
    }
    return database;
  }

  /** The connections of all pools together: they share the server. */
  static int connections(Settings settings) {
    var given = settings.text("TALK_DATABASE_CONNECTIONS");
    int usual = given.isEmpty() ? 20 : Setting.number("TALK_DATABASE_CONNECTIONS", given, 1, 1000);
    return ConnectionBudget.total(usual, settings.has("DATASOURCES_REPORTS_URL"));
  }

  static InvalidSetting refusal(SQLException e) {
    var reason = reason(e);
    return String.valueOf(e.getSQLState()).startsWith(ACCOUNT_REFUSED)
        ? new InvalidSetting(PREFIX + "PASSWORD", "is not taken by the database: " + reason)
        : new InvalidSetting(PREFIX + "URL", "names a database that does not answer: " + reason);
  }

  /** What the driver says, on one line, without a password that stood in the address. */
  static String reason(SQLException e) {
    return String.valueOf(e.getMessage())
        .replaceAll("\\s+", " ")
        .replaceAll("(?i)(password=)[^&\\s]+", "$1…");
  }
}
