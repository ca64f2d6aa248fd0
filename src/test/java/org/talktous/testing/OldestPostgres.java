package org.talktous.testing;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The oldest PostgreSQL that is supported, as Debian brings it, with nothing in it and its ordinary
 * settings; for {@link NeedsProgram} tests.
 */
public final class OldestPostgres implements AutoCloseable {
  /** What {@link NeedsProgram} looks for. */
  public static final String PROGRAM = "postgresql/15/bin/initdb";

  /** The package that brings it. */
  public static final String PACKAGE = "postgresql-15";

  private static final long TIMEOUT_SECONDS = 60;
  private static final String PASSWORD = "oldest";

  private final Path home;
  private final int port;

  private OldestPostgres(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  public static OldestPostgres start() {
    try {
      var postgres = new OldestPostgres(Files.createTempDirectory("postgres"), freePort());
      postgres.make();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void make() throws IOException {
    var password = Files.writeString(home.resolve("password"), PASSWORD);
    run(
        "initdb",
        "-A",
        "scram-sha-256",
        "--pwfile=" + password,
        "-U",
        username(),
        "-E",
        "UTF-8",
        "--locale=C.UTF-8",
        "--no-sync");
    run(
        "pg_ctl",
        "-w",
        "-o",
        "-F -c listen_addresses=localhost -c unix_socket_directories='' -p " + port,
        "start");
  }

  private void run(String program, String... arguments) {
    try {
      var process =
          new ProcessBuilder(command(program, arguments))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
              .start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(Files.readString(home.resolve("log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> command(String program, String... arguments) {
    var initdb = ProgramExtension.find(PROGRAM, System.getenv()).orElseThrow();
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      // It refuses to run as root, who is nobody in a user namespace of its own.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(initdb.resolveSibling(program).toString());
    command.addAll(List.of("-D", home.resolve("data").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  public String url() {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(port);
  }

  public String username() {
    return "postgres";
  }

  public String password() {
    return PASSWORD;
  }

  @Override
  public void close() {
    run("pg_ctl", "-m", "immediate", "stop");
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(each -> each.delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
