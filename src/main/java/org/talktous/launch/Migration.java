package org.talktous.launch;

import java.io.PrintStream;
import org.talktous.base.setting.DataDirectory;
import org.talktous.base.setting.Settings;

/** The word {@code migrate}: brings the schema up and ends, without the rest of the service. */
public final class Migration {
  private static final int FOR_ITSELF = 2;

  private Migration() {}

  public static int run(Settings settings, PrintStream out) {
    if (Launch.isOnOwnDatabase(settings)) {
      migrateOwn(settings, out);
    } else {
      migrate(GivenDatabase.in(settings, FOR_ITSELF), out);
    }
    return 0;
  }

  private static void migrateOwn(Settings settings, PrintStream out) {
    var own = OwnDatabase.start(DataDirectory.of(settings.text("TALK_DATA_DIR")));
    try {
      migrate(own.database(), out);
    } finally {
      own.stop();
    }
  }

  private static void migrate(Database database, PrintStream out) {
    var schema = new Schema(database);
    int made = schema.migrate();
    out.printf("The schema is at version %s (%d migrations made).%n", schema.version(), made);
    out.flush();
  }
}
