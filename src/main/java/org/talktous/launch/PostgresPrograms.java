package org.talktous.launch;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The programs of the PostgreSQL that comes with the service.
 *
 * @param directory where they are
 */
record PostgresPrograms(Path directory) {
  private static final Pattern FAILURE = Pattern.compile("\\b(ERROR|FATAL|PANIC):");

  /** The ones unpacked last: an update brings others beside those before. */
  static PostgresPrograms in(Path unpacked) throws IOException {
    try (var versions = Files.list(unpacked)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(Files::isDirectory)
          .max(Comparator.comparing(bin -> bin.toFile().lastModified()))
          .map(PostgresPrograms::new)
          .orElseThrow(() -> new IOException("no programs of PostgreSQL in " + unpacked));
    }
  }

  /**
   * Runs a program to its end.
   *
   * @return what it wrote to the standard error
   */
  String run(Duration limit, String input, String program, String... arguments) throws IOException {
    var errors = Files.createTempFile(directory, program, ".err");
    try {
      var process =
          new ProcessBuilder(command(program, arguments))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(errors.toFile())
              .start();
      feed(process, input);
      int status = status(process, limit, program);
      var output = Files.readString(errors);
      if (status != 0) {
        throw new IOException(
            program + " ends with " + status + complaint(output).map(": "::concat).orElse(""));
      }
      return output;
    } finally {
      Files.delete(errors);
    }
  }

  private static void feed(Process process, String input) {
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // its status and its words tell more
    }
  }

  /** The first line that tells of a failure. */
  static Optional<String> complaint(String output) {
    return output.lines().filter(line -> FAILURE.matcher(line).find()).findFirst();
  }

  private static int status(Process process, Duration limit, String program) throws IOException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(program + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IOException(program + " was interrupted", e);
    }
    return process.exitValue();
  }

  /**
   * PostgreSQL refuses to run as root: then it runs in a user namespace, as an unprivileged user.
   */
  private List<String> command(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(directory.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
