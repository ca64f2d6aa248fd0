package org.talktous.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.talktous.base.setting.ConnectionCheck.Finding;
import org.talktous.base.setting.DataDirectory;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.Settings;

/** What the word {@code check} says of the databases. */
final class DatabaseCheck {
  private static final String SUBJECT = "database";
  private static final String REPORTS = "DATASOURCES_REPORTS_";

  private DatabaseCheck() {}

  static List<Finding> of(Settings settings) {
    return Stream.concat(Stream.of(usual(settings)), reports(settings).stream()).toList();
  }

  private static Finding usual(Settings settings) {
    try {
      return Launch.isOnOwnDatabase(settings)
          ? own(DataDirectory.of(settings.text("TALK_DATA_DIR")))
          : given(settings);
    } catch (InvalidSetting e) {
      return Finding.bad(SUBJECT, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Finding.bad(SUBJECT, StartFailure.reason(e));
    }
  }

  private static Finding own(Path directory) {
    IncludedPostgres.mustFitThisMachine();
    return Files.exists(directory) && !(Files.isDirectory(directory) && Files.isWritable(directory))
        ? Finding.bad(SUBJECT, "TALK_DATA_DIR is no directory that can be written: " + directory)
        : Finding.good(SUBJECT, "the service's own, under " + directory);
  }

  private static Finding given(Settings settings) {
    var database = GivenDatabase.in(settings, GivenDatabase.connections(settings));
    var schema = new Schema(database);
    int pending = schema.pending();
    var words =
        "PostgreSQL %s, schema at version %s, %d migrations to come"
            .formatted(version(database), schema.version(), pending);
    return pending == 0 || Launch.migrates(settings)
        ? Finding.good(SUBJECT, words)
        : Finding.bad(SUBJECT, words + ", and TALK_MIGRATE is false");
  }

  private static String version(Database database) {
    try (var connection = database.connect()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw GivenDatabase.refusal(e);
    }
  }

  private static List<Finding> reports(Settings settings) {
    if (!settings.has(REPORTS + "URL")) {
      return List.of();
    }
    var database =
        new Database(
            settings.text(REPORTS + "URL"),
            settings.text(REPORTS + "USERNAME"),
            settings.verbatim(REPORTS + "PASSWORD"));
    try (var connection = database.connect()) {
      var version = connection.getMetaData().getDatabaseProductVersion();
      return List.of(Finding.good("reports", "PostgreSQL " + version));
    } catch (SQLException e) {
      var words = REPORTS + "URL names a database that does not answer: ";
      return List.of(Finding.bad("reports", words + GivenDatabase.reason(e)));
    }
  }
}
