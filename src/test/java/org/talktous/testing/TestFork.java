package org.talktous.testing;

import java.nio.file.Path;

/** Which of the JVMs that share a run of tests this is: each writes its own files. */
final class TestFork {
  private static final String NUMBER = System.getProperty("test.fork", "1");

  private TestFork() {}

  /** A folder under target, such as {@code test-data-2}. */
  static Path folder(String name) {
    return Path.of("target", name + "-" + NUMBER);
  }

  /** A file under target in a folder that the build empties before the tests. */
  static Path file(String folder) {
    return Path.of("target", folder, NUMBER + ".txt");
  }
}
