package org.talktous.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The service as a process of its own, as an operator starts it: settings in, lines out. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static final Pattern ADDRESS = Pattern.compile("(http://localhost:[0-9]+)/");

  private final Process process;
  private final Lines out;
  private final Lines errors;

  private ServiceProcess(Process process) {
    this.process = process;
    this.out = Lines.of(process.getInputStream());
    this.errors = Lines.of(process.getErrorStream());
  }

  /** Starts it with these settings and no others, on a free port unless one is set. */
  public static ServiceProcess start(Map<String, String> settings, String... words) {
    var command = new ArrayList<>(ServiceJar.command());
    command.addAll(List.of(words));
    var builder = builder(command);
    var environment = builder.environment();
    environment.put("MICRONAUT_SERVER_PORT", "-1");
    environment.put("TALK_ADMIN_PASSWORD", TalkToUs.PASSWORD);
    // The tests' clients keep their connections, for which a stop would wait.
    environment.put("TALK_DRAIN", "PT0S");
    environment.putAll(settings);
    try {
      return new ServiceProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process with no setting from outside. */
  static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(TALK|DATASOURCES|MICRONAUT|JAVA|KAFKA|SMTP).*"));
    return builder;
  }

  /** Waits until the service says that it is ready. */
  public ServiceProcess ready() {
    out.await(ADDRESS, this);
    return this;
  }

  public URI address() {
    return URI.create(said(ADDRESS));
  }

  /** Waits for a line that it prints, and tells the pattern's first group in it. */
  public String said(Pattern wanted) {
    var found = wanted.matcher(out.await(wanted, this));
    if (!found.find()) {
      throw new IllegalStateException("the line was found by this pattern");
    }
    return found.group(1);
  }

  public Api api() {
    return Api.of(address());
  }

  /** Waits for the end, and tells with which code it came. */
  public int exitCode() {
    try {
      if (process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("has not ended: " + this);
  }

  /** All that it wrote to the standard error until its end. */
  public List<String> errors() {
    exitCode();
    return errors.all();
  }

  /** All that it wrote to the standard output until its end. */
  public List<String> output() {
    exitCode();
    return out.all();
  }

  /** Asks it to end, as SIGTERM does, and waits. */
  public void stop() {
    process.destroy();
    exitCode();
  }

  /** Ends it at once, as SIGKILL does. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  @Override
  public String toString() {
    return "process " + process.pid() + ": " + out + errors;
  }

  /** The lines of a stream, read as they come. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    static Lines of(InputStream stream) {
      var lines = new Lines();
      Thread.ofPlatform().daemon().start(() -> lines.read(stream));
      return lines;
    }

    private void read(InputStream stream) {
      try (var reader = new java.io.InputStreamReader(stream, StandardCharsets.UTF_8);
          var buffered = new java.io.BufferedReader(reader)) {
        buffered.lines().forEach(this::add);
      } catch (IOException | UncheckedIOException e) {
        add(String.valueOf(e));
      } finally {
        end();
      }
    }

    private synchronized void add(String line) {
      lines.add(line);
      notifyAll();
    }

    private synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized String await(Pattern wanted, Object whose) {
      long latest = System.nanoTime() + TIMEOUT.toNanos();
      while (true) {
        var found = lines.stream().filter(line -> wanted.matcher(line).find()).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        long left = TimeUnit.NANOSECONDS.toMillis(latest - System.nanoTime());
        if (ended || left <= 0) {
          throw new AssertionError("no line with " + wanted + " from " + whose);
        }
        pause(left);
      }
    }

    synchronized List<String> all() {
      long latest = System.nanoTime() + TIMEOUT.toNanos();
      while (!ended) {
        long left = TimeUnit.NANOSECONDS.toMillis(latest - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("no end: " + lines);
        }
        pause(left);
      }
      return List.copyOf(lines);
    }

    private synchronized void pause(long millis) {
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public synchronized String toString() {
      return "\n" + String.join("\n", lines);
    }
  }
}
