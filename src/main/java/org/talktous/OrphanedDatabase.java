package org.talktous;

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
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  static Optional<OrphanedDatabase> in(Path data) throws IOException {
    var pid = data.resolve("postmaster.pid");
    if (!Files.exists(pid)) {
      return Optional.empty();
    }
    return Files.readAllLines(pid).stream()
        .findFirst()
        .filter(line -> line.matches("[0-9]{1,18}"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
        .filter(OrphanedDatabase::isPostgres)
        .map(OrphanedDatabase::new);
  }

  // The number may have gone to another process since.
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.contains("postgres")).isPresent();
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
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
