package org.talktous.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The client of the machine's Docker engine, if it has one. */
final class Docker {
  // An engine that hangs is none.
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);

  private Docker() {}

  static boolean succeeds(String... arguments) {
    return succeeds(TO_ANSWER, arguments);
  }

  /** Whether the command ends well within the time; not where there is no client. */
  static boolean succeeds(Duration limit, String... arguments) {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(limit)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException noDocker) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
