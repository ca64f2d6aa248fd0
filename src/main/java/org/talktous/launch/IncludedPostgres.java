package org.talktous.launch;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.util.Locale;
import org.talktous.base.setting.InvalidSetting;

/**
 * The PostgreSQL that a build brings along. That of the container image brings none, and another
 * only that of the kind of machine it was made on, unless it was made for all.
 */
final class IncludedPostgres {
  private IncludedPostgres() {}

  /** Refuses to go on without a database: neither one of its own nor one that is named. */
  static void mustFitThisMachine() {
    mustFit(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static void mustFit(String system, String processor) {
    try {
      DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(family(system), processor).close();
    } catch (IllegalStateException | IOException none) {
      throw new InvalidSetting(
          GivenDatabase.PREFIX + "URL",
          "must name a database: this build brings no PostgreSQL for %s on %s"
              .formatted(system, processor));
    }
  }

  // What the library calls them.
  private static String family(String system) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return "Darwin";
    }
    return name.contains("windows") ? "Windows" : system;
  }
}
