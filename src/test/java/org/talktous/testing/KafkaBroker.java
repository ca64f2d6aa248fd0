package org.talktous.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** A real Kafka of one node, a process of its own that can be stopped and started again. */
public final class KafkaBroker implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 60;

  private final Path directory;
  private final int port;
  private @Nullable Process process;

  private KafkaBroker(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Makes one that does not run yet, with its data in a directory. */
  public static KafkaBroker in(Path directory) {
    try {
      var broker = new KafkaBroker(directory, freePort());
      Files.writeString(directory.resolve("server.properties"), broker.settings(freePort()));
      broker
          .java("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qg", "-c")
          .onExit()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private String settings(int controllerPort) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@localhost:%d
    listeners=PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d
    controller.listener.names=CONTROLLER
    log.dirs=%s
    offsets.topic.replication.factor=1
    group.initial.rebalance.delay.ms=0
    """
        .formatted(controllerPort, port, controllerPort, directory.resolve("logs"));
  }

  private Process java(String main, String... arguments) throws IOException {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main);
    command.addAll(java.util.List.of(arguments));
    command.add(directory.resolve("server.properties").toString());
    return new ProcessBuilder(command)
        .directory(new File(directory.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("out.txt").toFile()))
        .start();
  }

  /** Where it is reached, as host and port. */
  public String address() {
    return "localhost:" + port;
  }

  /** Starts it and waits until it answers. */
  public KafkaBroker start() {
    try {
      process = java("kafka.Kafka");
      try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
        admin.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("see " + directory.resolve("out.txt"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How long it has computed since it was started. */
  public Duration cpu() {
    return process == null
        ? Duration.ZERO
        : process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it at once. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
