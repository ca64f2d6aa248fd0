package org.talktous;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.talktous.setting.InvalidSetting;

/** The tables as the migrations that come with the service make them. */
final class Schema {
  private final Flyway flyway;

  Schema(Database database) {
    this.flyway =
        Flyway.configure()
            .dataSource(
                database.url(), noneIfEmpty(database.username()), noneIfEmpty(database.password()))
            .locations("classpath:db/migration")
            .load();
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
