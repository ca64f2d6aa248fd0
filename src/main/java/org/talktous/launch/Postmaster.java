package org.talktous.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL's first process, started again on the same port when it dies while the
 * service runs: it may be what the system ends first when memory is short. {@code pg_ctl restart}
 * repeats the options that {@code postmaster.opts} holds.
 */
final class Postmaster {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  // So many tries, each after a longer pause; from then on the longest.
  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  // What has run for so long may fail anew as if for the first time.
  private static final Duration STEADY = Duration.ofMinutes(5);

  private final Path data;
  private final PostgresPrograms programs;
  private int attempts;
  private long startedAt = System.nanoTime();
  private boolean stopping;

  Postmaster(Path data, PostgresPrograms programs) {
    this.data = data;
    this.programs = programs;
  }

  /** Restarts PostgreSQL from now on when it ends without having been stopped. */
  void watch() {
    Thread.ofPlatform().daemon().name("own-database-watch").start(this::keepRunning);
  }

  /** From now on, an end is meant. */
  synchronized void leave() {
    stopping = true;
  }

  private void keepRunning() {
    do {
      running().ifPresent(process -> process.onExit().join());
    } while (startAgain());
  }

  private Optional<ProcessHandle> running() {
    try {
      return OrphanedDatabase.process(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean startAgain() {
    if (System.nanoTime() - startedAt > STEADY.toNanos()) {
      attempts = 0;
    }
    if (attempts == 0 && !isStopping()) {
      LOG.warn("The embedded PostgreSQL has ended by itself; it is being started again");
    }
    while (!isStopping()) {
      attempts++;
      if (started()) {
        startedAt = System.nanoTime();
        return true;
      }
      // Its sessions may still hold what the new one needs.
      LockSupport.parkNanos(PAUSE.toNanos() * Math.min(attempts, ATTEMPTS));
      if (attempts == ATTEMPTS) {
        LOG.error("The embedded PostgreSQL does not start again; it is tried every 10 s");
      }
    }
    return false;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized boolean started() {
    if (stopping) {
      return false;
    }
    try {
      programs.run(
          LONGEST_START,
          "",
          "pg_ctl",
          "restart",
          "-s",
          "-w",
          "-t",
          Long.toString(TimeUnit.SECONDS.convert(LONGEST_START) / 2),
          "-D",
          data.toString());
      return Files.exists(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      LOG.debug("The embedded PostgreSQL does not start", e);
      return false;
    }
  }
}
