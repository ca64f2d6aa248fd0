package org.talktous.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that still runs although the service that started it was killed. Its process id
 * stands in the first line of {@code postmaster.pid}.
 */
record OrphanedDatabase(ProcessHandle process) {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /**
   * The one that runs on the data, by a program under the given directory. Should the number have
   * gone to another process since, what named it goes: a database would take that process for its
   * own and not start.
   */
  static Optional<OrphanedDatabase> in(Path data, Path programs) throws IOException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var process = process(file).filter(each -> runs(each, programs));
    if (process.isEmpty()) {
      Files.delete(file);
    }
    return process.map(OrphanedDatabase::new);
  }

  /** The process that a {@code postmaster.pid} names. */
  static Optional<ProcessHandle> process(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .findFirst()
        .filter(line -> line.matches("[0-9]{1,18}"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
  }

  private static boolean runs(ProcessHandle process, Path programs) {
    return process
        .info()
        .command()
        .filter(command -> Path.of(command).startsWith(programs))
        .isPresent();
  }

  /** Ends it as SIGTERM does, once its sessions are gone; kills it if they will not go. */
  void stop() {
    process.destroy();
    if (!ended()) {
      process.destroyForcibly();
      if (!ended()) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
    }
  }

  private boolean ended() {
    try {
      process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
