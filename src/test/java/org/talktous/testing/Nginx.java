package org.talktous.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The nginx of the machine, with a configuration of the test's; for {@link NeedsProgram} tests. */
public final class Nginx implements AutoCloseable {
  private static final int TRIES = 500;

  private final Process process;
  private final Path log;

  private Nginx(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** A port that nobody listened on just now: what a service is told before nginx is started. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it with these {@code server} blocks and waits until it listens on the port. */
  public static Nginx start(int port, String servers) {
    try {
      var home = Files.createTempDirectory("nginx");
      var configuration = Files.writeString(home.resolve("nginx.conf"), around(home, servers));
      var log = home.resolve("log");
      var nginx = ProgramExtension.find("nginx", System.getenv()).orElseThrow();
      var process =
          new ProcessBuilder(
                  nginx.toString(), "-p", home.toString(), "-c", configuration.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new Nginx(process, log).listeningOn(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String around(Path home, String servers) {
    return """
    daemon off;
    master_process off;
    pid %1$s/pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
    %2$s
    }
    """
        .formatted(home, servers);
  }

  private Nginx listeningOn(int port) throws IOException {
    for (int i = 0; i < TRIES && process.isAlive(); i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return this;
      } catch (IOException notYet) {
        await(20);
      }
    }
    process.destroyForcibly();
    throw new AssertionError("nginx does not listen: " + Files.readString(log));
  }

  private boolean await(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!await(10_000)) {
      process.destroyForcibly();
    }
  }
}
