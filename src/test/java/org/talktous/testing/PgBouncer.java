package org.talktous.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PgBouncer as Debian brings it, in transaction mode, before the databases of the run's PostgreSQL:
 * each transaction gets whichever of a few servers is free. It is configured as an operator would
 * who has changed nothing but the mode.
 */
public final class PgBouncer implements AutoCloseable {
  /** Fewer servers than the service has connections, so that they do change hands. */
  public static final int SERVERS = 6;

  private static final long TIMEOUT_SECONDS = 20;

  private final Process process;
  private final Path folder;
  private final int port;

  private PgBouncer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  public static PgBouncer start() {
    try {
      int port = freePort();
      var folder =
          Files.createTempDirectory(
              "pgbouncer",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      var settings = Files.writeString(folder.resolve("pgbouncer.ini"), settings(port));
      var process =
          new ProcessBuilder(command(settings))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var bouncer = new PgBouncer(process, folder, port);
      bouncer.awaitStart();
      return bouncer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> command(Path settings) {
    var program = ProgramExtension.find("pgbouncer", System.getenv()).orElseThrow();
    var command = new ArrayList<>(List.of(program.toString()));
    if ("root".equals(System.getProperty("user.name"))) {
      // It refuses to run as root.
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(settings.toString());
    return command;
  }

  private static String settings(int port) {
    var server = URI.create(TestDatabase.url().substring("jdbc:".length()));
    return """
    [databases]
    * = host=%s port=%d user=%s password=%s
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = any
    pool_mode = transaction
    max_client_conn = 200
    default_pool_size = %d
    """
        .formatted(
            server.getHost().equals("localhost") ? "127.0.0.1" : server.getHost(),
            server.getPort(),
            TestDatabase.username(),
            TestDatabase.password(),
            port,
            SERVERS);
  }

  private void awaitStart() {
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > latest) {
        throw new IllegalStateException("PgBouncer does not start");
      }
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The way through it to the database of a JDBC address. */
  public String url(String database) {
    var path = URI.create(database.substring("jdbc:".length())).getPath();
    return "jdbc:postgresql://127.0.0.1:%d%s".formatted(port, path);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      Files.deleteIfExists(folder.resolve("pgbouncer.ini"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
