package org.talktous.launch;

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
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.OwnerOnly;

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

  private static final int MOST_CONNECTIONS = 100;
  // What PostgreSQL keeps for superusers, none of whom the service is, unless it is told otherwise.
  private static final int RESERVED = 3;

  // A directory may hold what is not ours.
  private static final List<String> OURS =
      List.of("lock", DatabaseAccount.FILE, "mail", "postgres", "postgres-binaries");

  private final EmbeddedPostgres postgres;
  private final DatabaseAccount account;
  private final Postmaster postmaster;
  // Held as long as this process lives; the system lets it go with the process, however that ends.
  private final FileChannel lock;

  private OwnDatabase(
      EmbeddedPostgres postgres, DatabaseAccount account, Postmaster postmaster, FileChannel lock) {
    this.postgres = postgres;
    this.account = account;
    this.postmaster = postmaster;
    this.lock = lock;
  }

  /**
   * Refuses to start one for more connections than it allows.
   *
   * @param connections how many the pools of the service open at most
   */
  static void mustAllow(int connections) {
    int allowed = MOST_CONNECTIONS - RESERVED;
    if (connections > allowed) {
      throw new InvalidSetting(
          "TALK_DATABASE_CONNECTIONS",
          "is too high for the embedded PostgreSQL: %d are needed in all, and it allows %d"
              .formatted(connections, allowed));
    }
  }

  static OwnDatabase start(Path directory) {
    IncludedPostgres.mustFitThisMachine();
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new InvalidSetting("TALK_DATA_DIR", "is not a directory: " + directory);
    }
    try {
      OwnerOnly.createDirectory(directory);
      OwnerOnly.createDirectory(unpacked(directory));
      return start(directory, lock(directory));
    } catch (IOException | IllegalStateException | UncheckedIOException e) {
      throw new InvalidSetting(
          "TALK_DATA_DIR", "cannot hold the database: " + StartFailure.reason(e));
    }
  }

  private static OwnDatabase start(Path directory, FileChannel lock) throws IOException {
    var data = directory.resolve("postgres");
    OrphanedDatabase.in(data, unpacked(directory).toRealPath()).ifPresent(OrphanedDatabase::stop);
    var account = DatabaseAccount.in(directory);
    var postgres = postgres(directory, data, account);
    var postmaster = new Postmaster(data, PostgresPrograms.in(unpacked(directory)));
    postmaster.watch();
    return new OwnDatabase(postgres, account, postmaster, lock);
  }

  private static FileChannel lock(Path directory) throws IOException {
    var lock =
        OwnerOnly.open(
            directory.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
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

  private static Path unpacked(Path directory) {
    return directory.resolve("postgres-binaries");
  }

  // The library starts databases for tests, which may lose data; these settings make it durable.
  // It calls the customizer before PostgreSQL runs, so there is no moment in which others get in.
  private static EmbeddedPostgres postgres(Path directory, Path data, DatabaseAccount account)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(unpacked(directory).toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(LONGEST_START)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
        .setConnectConfig("user", DatabaseAccount.USER)
        .setConnectConfig("password", account.password())
        .setDataDirectoryCustomizer(made -> close(directory, data, account))
        .start();
  }

  private static void close(Path directory, Path data, DatabaseAccount account) {
    try {
      account.enter(directory, data, PostgresPrograms.in(unpacked(directory)));
      for (var ours : OURS) {
        OwnerOnly.close(directory.resolve(ours));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Database database() {
    return new Database(
        "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DatabaseAccount.DATABASE,
        DatabaseAccount.USER,
        account.password());
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
    postmaster.leave();
    try (lock) {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
