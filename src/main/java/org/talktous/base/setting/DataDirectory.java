package org.talktous.base.setting;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the service keeps files of its own: the setting {@code TALK_DATA_DIR}. */
@Context
public class DataDirectory {
  private static final String UNLESS_SET = "var";

  // Where a relative data directory starts from: `mn:run` works elsewhere than it is called.
  private static final Path HOME = Path.of(System.getProperty("talk.home", "")).toAbsolutePath();

  private final Path path;

  DataDirectory(@Property(name = "talk.data-dir") String given) {
    this.path = of(given);
  }

  /** The directory that the setting means. */
  public static Path of(String given) {
    try {
      return HOME.resolve(given.isBlank() ? UNLESS_SET : given.strip());
    } catch (InvalidPathException e) {
      throw new InvalidSetting("TALK_DATA_DIR", "is not a path: " + given.strip());
    }
  }

  /** The directory; it need not exist yet. */
  public Path path() {
    return path;
  }
}
