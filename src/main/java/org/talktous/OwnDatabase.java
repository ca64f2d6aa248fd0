package org.talktous;

import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.talktous.setting.InvalidSetting;

/**
 * A PostgreSQL that comes with the service and keeps its data under the data directory. One service
 * at a time may run on a directory; what an earlier one left running when it was killed is stopped
 * first.
 */
final class OwnDatabase {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  // Leaves the database two seconds before the process is ended, whatever the service does.
  private static final Duration LONGEST_STOP = LastResort.AFTER_DRAIN.minusSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final EmbeddedPostgres postgres;
  // Held as long as this process lives; the system lets it go with the process, however that ends.
  private final FileChannel lock;

  private OwnDatabase(EmbeddedPostgres postgres, FileChannel lock) {
    this.postgres = postgres;
    this.lock = lock;
  }

  static OwnDatabase start(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new InvalidSetting("TALK_DATA_DIR", "is not a directory: " + directory);
    }
    try {
      Files.createDirectories(programs(directory));
      var lock = lock(directory);
      var data = directory.resolve("postgres");
      OrphanedDatabase.in(data, programs(directory).toRealPath()).ifPresent(OrphanedDatabase::stop);
      return new OwnDatabase(postgres(directory, data), lock);
    } catch (IOException | IllegalStateException e) {
      throw new InvalidSetting(
          "TALK_DATA_DIR", "cannot hold the database: " + StartFailure.reason(e));
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    var lock =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException ours) {
      // said below
    }
    lock.close();
    throw new InvalidSetting("TALK_DATA_DIR", "is in use: a service runs on " + directory);
  }

  private static Path programs(Path directory) {
    return directory.resolve("postgres-binaries");
  }

  // The library starts databases for tests, which may lose data; these settings make it durable.
  private static EmbeddedPostgres postgres(Path directory, Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(programs(directory).toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(LONGEST_START)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("max_connections", "100")
        .start();
  }

  Map<String, Object> settings() {
    return Map.of(
        "datasources.default.url", postgres.getJdbcUrl("postgres", "postgres"),
        "datasources.default.username", "postgres",
        "datasources.default.password", "");
  }

  /** Stops with the process, but not before the service has finished what it was doing. */
  void stopAfter(ApplicationContext service) {
    var drain = service.getBean(Drain.class);
    drain.alone();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  long latest = System.nanoTime() + drain.time().plus(LONGEST_STOP).toNanos();
                  while (service.isRunning() && System.nanoTime() < latest) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                  }
                  stop();
                },
                "own-database-stop"));
  }

  void stop() {
    try (lock) {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
