package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A versioned migration never changes once it is listed, as {@code sha256sum} prints it: it has run
 * on databases that are kept, and Flyway refuses to start on them with another text. Repeatable
 * migrations ({@code R__…}) are not listed, since Flyway runs them again when they change.
 */
class FrozenMigrationsTest {
  private static final Path MIGRATIONS = Path.of("db/migration");
  private static final Path LIST = Path.of("src/test/resources/migrations.sha256");

  @Test
  void migrationsAreAsTheyWereListed() throws IOException {
    assertThat(faults(MIGRATIONS, LIST)).isEmpty();
  }

  @Test
  void whoChangesAddsOrRemovesOneIsToldWhatToDo(@TempDir Path directory) throws IOException {
    var migrations = Files.createDirectory(directory.resolve("migration"));
    Files.writeString(migrations.resolve("V1__article.sql"), "create table article ();\n");
    Files.writeString(migrations.resolve("R__sums.sql"), "select 1;\n");
    var list = directory.resolve("list");
    Files.writeString(list, "");

    assertThat(faults(migrations, list))
        .singleElement()
        .asString()
        .matches("(?s)V1__article.sql is new: add this line to .*:\n[0-9a-f]{64}  V1__article.sql");

    Files.writeString(list, line(migrations.resolve("V1__article.sql")) + "\n");
    assertThat(faults(migrations, list)).isEmpty();

    Files.writeString(migrations.resolve("V1__article.sql"), "create table article (id int);\n");
    assertThat(faults(migrations, list))
        .singleElement()
        .asString()
        .contains("V1__article.sql has changed", "Put it back", "a new migration, V2__");

    Files.delete(migrations.resolve("V1__article.sql"));
    assertThat(faults(migrations, list))
        .singleElement()
        .asString()
        .contains("V1__article.sql is gone", "Put it back");
  }

  private static List<String> faults(Path migrations, Path list) throws IOException {
    var listed = new TreeMap<String, String>();
    for (var line : Files.readAllLines(list)) {
      listed.put(line.substring(line.lastIndexOf(' ') + 1), line);
    }
    var faults = new ArrayList<String>();
    var files = versioned(migrations);
    for (var file : files) {
      var name = MigrationFile.name(file);
      var line = line(file);
      var known = listed.remove(name);
      if (known == null) {
        faults.add("%s is new: add this line to %s:\n%s".formatted(name, list, line));
      } else if (!known.equals(line)) {
        faults.add(
            """
            %s has changed, and it has run on databases that are kept. Put it back, and write the \
            change as a new migration, V%d__….sql.\
            """
                .formatted(name, MigrationFile.version(files.getLast()) + 1));
      }
    }
    listed.forEach(
        (name, line) ->
            faults.add(name + " is gone, and it has run on databases that are kept. Put it back."));
    return faults;
  }

  private static List<Path> versioned(Path migrations) throws IOException {
    try (var files = Files.list(migrations)) {
      return files.filter(MigrationFile::isVersioned).sorted(MigrationFile.ORDER).toList();
    }
  }

  private static String line(Path file) throws IOException {
    var text = Files.readString(file).replace("\r\n", "\n");
    return sha256(text) + "  " + MigrationFile.name(file);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
