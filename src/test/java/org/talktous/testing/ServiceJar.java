package org.talktous.testing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The service's classes as a jar, with an AOT cache beside it: the tests start it some sixty times,
 * and each start takes half as long. Made when a JVM of tests first starts one.
 */
final class ServiceJar {
  private static final int TIMEOUT_SECONDS = 300;
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED");

  private ServiceJar() {}

  /** What starts the service, but for its arguments. */
  static List<String> command() {
    return Made.COMMAND;
  }

  private static List<String> make() throws IOException, InterruptedException {
    var folder = TestFork.folder("service-jar").toAbsolutePath();
    Files.createDirectories(folder);
    var classPath = classPath(folder.resolve("classes.jar"));
    var cache = folder.resolve("cache.aot");
    Files.deleteIfExists(cache);
    // Builds all beans of the service, and ends.
    var training =
        ServiceProcess.builder(
            Stream.concat(
                    command(classPath, "-XX:AOTCacheOutput=" + cache).stream(), Stream.of("check"))
                .toList());
    training.environment().put("DATASOURCES_DEFAULT_URL", "jdbc:postgresql://localhost:1/none");
    var output = folder.resolve("training.txt");
    var running = training.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!running.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
      throw new IllegalStateException("no AOT cache: see " + output);
    }
    return command(classPath, "-XX:AOTCache=" + cache);
  }

  private static List<String> command(String classPath, String cache) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(cache, "-cp", classPath, "org.talktous.Application"));
    return List.copyOf(command);
  }

  /** That of the tests without the tests, whose clock would stand still. */
  private static String classPath(Path jar) {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var entries =
        Arrays.stream(all.split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> !Files.exists(entry.resolve("org/talktous/testing")))
            .collect(groupingBy(Files::isDirectory));
    pack(entries.getOrDefault(true, List.of()), jar);
    return Stream.concat(Stream.of(jar), entries.getOrDefault(false, List.of()).stream())
        .map(Path::toString)
        .collect(joining(File.pathSeparator));
  }

  private static void pack(List<Path> folders, Path jar) {
    var arguments = new ArrayList<>(List.of("--create", "--file", jar.toString()));
    folders.forEach(folder -> arguments.addAll(List.of("-C", folder.toString(), ".")));
    int status =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("could not write " + jar);
    }
  }

  private static final class Made {
    static final List<String> COMMAND = made();

    private static List<String> made() {
      try {
        return make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
