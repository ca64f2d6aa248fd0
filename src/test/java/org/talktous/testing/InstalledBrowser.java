package org.talktous.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium or Chrome that this machine brings; tests never download one. */
final class InstalledBrowser {
  static final String HOW_TO_GET_ONE =
      "sudo apt-get install chromium-headless-shell (or set TALK_TEST_BROWSER to a Chromium or"
          + " Chrome)";

  /** The first has no window of its own to draw: a page takes two thirds of the time. */
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  private static final List<Path> ELSEWHERE =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

  private InstalledBrowser() {}

  /** The one TALK_TEST_BROWSER names, else the first on the PATH, else one where a Mac keeps it. */
  static Optional<Path> find(Map<String, String> environment) {
    var chosen = environment.get("TALK_TEST_BROWSER");
    if (chosen != null && !chosen.isBlank()) {
      return Optional.of(runnable(Path.of(chosen)));
    }
    return Stream.concat(onPath(environment.getOrDefault("PATH", "")), ELSEWHERE.stream())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path runnable(Path chosen) {
    if (!Files.isRegularFile(chosen) || !Files.isExecutable(chosen)) {
      throw new IllegalStateException("TALK_TEST_BROWSER names no program: " + chosen);
    }
    return chosen;
  }

  private static Stream<Path> onPath(String path) {
    return NAMES.stream()
        .flatMap(
            name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)));
  }
}
