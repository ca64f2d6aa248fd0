package org.talktous.bench.load;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The service as a process of its own, with the bare endpoint added. */
record Service(String database, Process process, int port) implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Of the service's admin, {@code admin@localhost}. */
  static final String PASSWORD = "correct horse battery staple";

  private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final String ADDED = "org.talktous.bench.load.bare";

  /** Starts one on a database, with more settings. */
  static Service start(
      String name,
      String database,
      Postgres postgres,
      Options options,
      Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = freePort();
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options.jvm());
    command.add("-cp");
    command.add(options.service() + File.pathSeparator + added(postgres.directory()));
    command.add("org.talktous.Application");
    var log = postgres.directory().resolve(name + ".log").toFile();
    var start = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    var environment = start.environment();
    environment
        .keySet()
        .removeIf(each -> each.matches("(TALK|KAFKA|SMTP|DATASOURCES|MICRONAUT)_.*"));
    environment.put("DATASOURCES_DEFAULT_URL", postgres.url(database));
    environment.put("DATASOURCES_DEFAULT_USERNAME", "postgres");
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    environment.put("TALK_DATA_DIR", postgres.directory().resolve(name).toString());
    environment.put("TALK_RATELIMIT_ENABLED", "false");
    environment.put("BENCH_BARE", "true");
    environment.put("TALK_ADMIN_PASSWORD", PASSWORD);
    environment.putAll(settings);
    var service = new Service(database, start.start(), port);
    Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroyForcibly));
    service.await(log.toPath());
    return service;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Copies the added classes and what the framework notes about them away from all the tests. */
  private static Path added(Path directory) throws IOException {
    var added = directory.resolve("added");
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (var root : all.split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(root))) {
        copy(Path.of(root), added);
      }
    }
    return added;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = from.relativize(file);
        if (name.toString().replace(File.separatorChar, '.').contains(ADDED)) {
          Files.createDirectories(to.resolve(name).getParent());
          Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private void await(Path log) throws IOException, InterruptedException {
    long latest = System.nanoTime() + TIMEOUT.toNanos();
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() > latest) {
        throw new IllegalStateException("the service does not start:\n" + Files.readString(log));
      }
      Thread.sleep(100);
    }
  }

  private boolean isHealthy() {
    try (var connection = new HttpConnection(port)) {
      return connection.send(Requests.get("/health")).status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Subscribes an address to all events, as an admin does; tells the path of what was made. */
  String addWebhook(String url) throws IOException, InterruptedException {
    try (var connection = new HttpConnection(port)) {
      var added =
          connection.send(
              Requests.post(
                  "/api/v1/admin/webhooks",
                  "Authorization: Bearer " + token(connection) + "\r\n",
                  "{\"url\": \"" + url + "\", \"types\": [\"*\"]}"));
      if (added.status() != 201) {
        throw new IllegalStateException("no webhook: " + added);
      }
      var id = ID.matcher(added.body());
      if (!id.find()) {
        throw new IllegalStateException("no id: " + added.body());
      }
      return "/api/v1/admin/webhooks/" + id.group(1);
    }
  }

  void removeWebhook(String path) throws IOException, InterruptedException {
    try (var connection = new HttpConnection(port)) {
      connection.send(Requests.delete(path, token(connection)));
    }
  }

  /** Signs in; a service that has only just begun to answer may not have made the account yet. */
  private static String token(HttpConnection connection) throws IOException, InterruptedException {
    long latest = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < latest) {
      var session =
          connection.send(
              Requests.post(
                  "/api/v1/sessions",
                  "{\"email\": \"admin@localhost\", \"password\": \"" + PASSWORD + "\"}"));
      var token = TOKEN.matcher(session.body());
      if (token.find()) {
        return token.group(1);
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("nobody can sign in");
  }

  /** Ends it at once, as SIGKILL does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident memory in MiB, where the system tells. */
  OptionalLong residentMemory() throws IOException {
    var status = Path.of("/proc/" + process.pid() + "/status");
    return !Files.exists(status)
        ? OptionalLong.empty()
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
            .findFirst();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
