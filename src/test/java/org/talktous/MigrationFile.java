package org.talktous;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The names of migrations: {@code V7__call_host.sql}, or {@code R__….sql} for a repeatable one. */
final class MigrationFile {
  private static final Pattern VERSIONED = Pattern.compile("V(\\d+)__.*\\.sql");

  /** As they run: by version, the repeatable ones last and by their names. */
  static final Comparator<Path> ORDER =
      Comparator.comparingInt(MigrationFile::version).thenComparing(MigrationFile::name);

  private MigrationFile() {}

  static boolean isVersioned(Path file) {
    return VERSIONED.matcher(name(file)).matches();
  }

  static int version(Path file) {
    var versioned = VERSIONED.matcher(name(file));
    return versioned.matches() ? Integer.parseInt(versioned.group(1)) : Integer.MAX_VALUE;
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
