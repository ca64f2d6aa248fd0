package org.talktous.launch;

import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.talktous.base.database.DatabaseSessions;
import org.talktous.base.database.SessionLimits;
import org.talktous.base.setting.InvalidSetting;

/** The tables as the migrations that come with the service make them. */
final class Schema {
  private final Flyway flyway;

  Schema(Database database) {
    this.flyway =
        Flyway.configure()
            .dataSource(sessions(database))
            .locations("classpath:db/migration")
            .load();
  }

  /** Without a limit for a statement, but none that a silent network holds for ever. */
  private static DataSource sessions(Database database) {
    var sessions = new DatabaseSessions(database.url(), new Properties(), SessionLimits.NONE);
    sessions.setUser(noneIfEmpty(database.username()));
    sessions.setPassword(noneIfEmpty(database.password()));
    return sessions;
  }

  @SuppressWarnings("NullAway") // without a name the driver takes it from the address
  private static String noneIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Brings it up, and tells how many migrations that took. */
  int migrate() {
    return flyway.migrate().migrationsExecuted;
  }

  /** Its version, none while there are no tables. */
  String version() {
    var current = flyway.info().current();
    return current == null ? "none" : String.valueOf(current.getVersion());
  }

  int pending() {
    return flyway.info().pending().length;
  }

  /** Refuses tables that are older than the code; newer ones are those of the next release. */
  void mustBeUpToDate() {
    var pending = flyway.info().pending();
    if (pending.length > 0) {
      throw new InvalidSetting(
          "TALK_MIGRATE",
          "is false, and the schema is at version %s of %s: run the word migrate first"
              .formatted(version(), last(pending)));
    }
  }

  private static String last(MigrationInfo... pending) {
    return String.valueOf(pending[pending.length - 1].getVersion());
  }
}
