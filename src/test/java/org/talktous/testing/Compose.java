package org.talktous.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What docker-compose.yml makes, under a project name and on ports that nobody else has; for {@link
 * NeedsImages} tests.
 */
public final class Compose implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final String project = "talk-to-us-test-" + ProcessHandle.current().pid();
  private final int port = Nginx.freePort();
  private final int mailbox = Nginx.freePort();

  /** Starts all that no profile asks for, and waits until each says that it is healthy. */
  public void up() {
    run("up", "--detach", "--wait", "--no-build", "--pull", "never");
  }

  /** Removes the containers; what the volumes hold stays. */
  public void down() {
    run("down");
  }

  public Api service() {
    return Api.of(URI.create(address()));
  }

  /** Where readers reach the service. */
  public String address() {
    return "http://localhost:" + port;
  }

  /** The API of the mailbox that takes every mail. */
  public Api mailbox() {
    return Api.of(URI.create("http://localhost:" + mailbox));
  }

  /** What one more container of the service says to these words; it must end well. */
  public String says(String... words) {
    return run("run", List.of("--rm", "--no-deps", "-T", "talk-to-us"), words);
  }

  /** What a shell in the service's container prints. */
  public String shell(String script) {
    return run("exec", List.of("-T", "talk-to-us", "bash", "-c"), script);
  }

  /** The file as Compose understands it with a profile; it must do so. */
  public String configuration(String profile) {
    return run("--profile", profile, "config");
  }

  @Override
  public void close() {
    run("down", "--volumes", "--timeout", "5");
  }

  private String run(String command, List<String> options, String... words) {
    var all = new ArrayList<>(options);
    all.addAll(List.of(words));
    return run(command, all.toArray(String[]::new));
  }

  private String run(String command, String... words) {
    var line = new ArrayList<>(List.of("docker", "compose", "--project-name", project, command));
    line.addAll(List.of(words));
    try {
      var out = Files.createTempFile("compose", ".out");
      try {
        return ended(line, out);
      } finally {
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String ended(List<String> line, Path out) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile());
    var environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.matches("(COMPOSE|TALK|SMTP|IMAP|KAFKA|DATASOURCES)_.*"));
    environment.putAll(
        Map.of("TALK_PORT", String.valueOf(port), "MAILPIT_PORT", String.valueOf(mailbox)));
    var process = builder.start();
    boolean inTime = process.waitFor(LIMIT);
    if (!inTime) {
      process.destroyForcibly();
    }
    var said = Files.readString(out, StandardCharsets.UTF_8);
    if (!inTime || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", line) + ": " + said);
    }
    return said;
  }
}
