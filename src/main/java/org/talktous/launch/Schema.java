package org.talktous.launch;

import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.talktous.base.database.DatabaseSessions;
import org.talktous.base.database.MigrationLock;
import org.talktous.base.database.SessionLimits;
import org.talktous.base.setting.InvalidSetting;

/** The tables as the migrations that come with the service make them. */
final class Schema {
  private final Flyway flyway;

  Schema(Database database) {
    this.flyway = configuration(database).load();
  }

  static FluentConfiguration configuration(Database database) {
    var sessions = sessions(database);
    return Flyway.configure()
        .dataSource(sessions)
        .configuration(MigrationLock.over(sessions))
        .locations("classpath:db/migration");
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
    var info = flyway.info();
    var missing = Stream.of(info.pending()).filter(each -> !hasRun(each, info.applied())).toList();
    if (!missing.isEmpty()) {
      throw new InvalidSetting(
          "TALK_MIGRATE",
          "is false, and the schema at version %s lacks %s: run the word migrate first"
              .formatted(version(), missing.getLast().getScript()));
    }
  }

  /** A repeatable migration also counts as pending where the next release has replaced it. */
  private static boolean hasRun(MigrationInfo pending, MigrationInfo... applied) {
    return Stream.of(applied)
        .anyMatch(
            each ->
                each.getScript().equals(pending.getScript())
                    && Objects.equals(each.getChecksum(), pending.getChecksum()));
  }
}
