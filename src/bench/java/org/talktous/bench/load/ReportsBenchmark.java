package org.talktous.bench.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the page of the reports as an admin uses it, over HTTP and one at a time, for periods up
 * to all there is; and the file of all reader queries, with the memory of the service meanwhile.
 */
public final class ReportsBenchmark {
  private static final String USAGE =
      """
      -Dbench="reports [--queries 1000000] [--times 60] [--heap 256m] [--fresh]"
      """;

  private final Postgres postgres;
  private final String database;
  private final int times;

  private ReportsBenchmark(Postgres postgres, String database, int times) {
    this.postgres = postgres;
    this.database = database;
    this.times = times;
  }

  public static void main(String... words) throws Exception {
    var given = new ArrayList<>(List.of(words));
    int queries = Integer.parseInt(option(given, "--queries", "1000000").replace("_", ""));
    int times = Integer.parseInt(option(given, "--times", "60"));
    var options = Options.of("--jvm", "-Xmx" + option(given, "--heap", "256m"));
    boolean fresh = given.remove("--fresh");
    given.remove("");
    if (!given.isEmpty()) {
      System.err.print("Options: " + USAGE);
      System.exit(2);
    }
    try (var testbed = Testbed.start()) {
      if (fresh) {
        testbed.empty("inbox_" + queries);
      }
      run(testbed, options, queries, times);
    }
  }

  static void run(Testbed testbed, Options options, int queries, int times) throws Exception {
    var service = testbed.service("inbox_" + queries, options);
    var desk = new InboxDesk(testbed.postgres(), service.database());
    if (desk.isEmpty()) {
      desk.fill(queries);
    }
    new ReportsBenchmark(testbed.postgres(), service.database(), times).measure(service);
  }

  private static String option(List<String> words, String option, String usual) {
    int at = words.indexOf(option);
    if (at < 0) {
      return usual;
    }
    words.remove(at);
    return words.remove(at);
  }

  private void measure(Service service) throws Exception {
    System.out.printf(
        "%,d reader queries%n%n%-52s %8s %8s %8s%n",
        postgres.number(database, "select count(*) from reader_query"),
        "one client, milliseconds",
        "p50",
        "p95",
        "max");
    var token = token(service);
    var today =
        LocalDate.ofEpochDay(
            postgres.number(
                database,
                "select max(created_at at time zone 'UTC')::date - date '1970-01-01' from"
                    + " reader_query"));
    try (var connection = new HttpConnection(service.port())) {
      time(connection, token, "30 days", "");
      time(connection, token, "90 days", "from=" + today.minusDays(89));
      time(connection, token, "12 months", "from=" + today.minusYears(1));
      time(
          connection,
          token,
          "12 months of a channel",
          "channel=comment&from=" + today.minusYears(1));
      time(connection, token, "12 months of a language", "language=ru&from=" + today.minusYears(1));
      time(
          connection,
          token,
          "12 months of an article",
          "article=inbox-7&from=" + today.minusYears(1));
      time(connection, token, "12 months of a topic", "topic=topic+8&from=" + today.minusYears(1));
      time(connection, token, "all there is", "from=" + today.minusYears(4));
      time(
          connection,
          token,
          "all there is, in Kolkata",
          "zone=Asia/Kolkata&from=" + today.minusYears(4));
    }
    export(service, token, "csv", "from=" + today.minusYears(4));
    export(service, token, "xlsx", "from=" + today.minusYears(4));
  }

  private static String token(Service service) throws IOException {
    try (var connection = new HttpConnection(service.port())) {
      var body = "{\"email\": \"admin@localhost\", \"password\": \"" + Service.PASSWORD + "\"}";
      var answer = connection.send(Requests.post("/api/v1/sessions", body));
      return new JsonMapper().readTree(answer.body()).at("/accessToken").asText();
    }
  }

  private void time(HttpConnection connection, String token, String title, String query)
      throws IOException {
    var took = new long[times];
    for (int i = -times / 4; i < times; i++) {
      long sent = System.nanoTime();
      var answer = connection.send(Requests.page("/admin/reports?" + query, token));
      if (answer.status() != 200) {
        throw new IllegalStateException(title + ": " + answer.status());
      }
      took[Math.max(i, 0)] = System.nanoTime() - sent;
    }
    Arrays.sort(took);
    System.out.printf(
        "%-52s %8.1f %8.1f %8.1f%n",
        title, took[times / 2] / 1e6, took[times * 95 / 100] / 1e6, took[times - 1] / 1e6);
  }

  /** Reads a whole file, and looks at the memory of the service ten times a second. */
  private static void export(Service service, String token, String format, String query)
      throws Exception {
    var most = new AtomicLong();
    var done = new AtomicBoolean();
    long before = service.residentMemory().orElse(0);
    var watch =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    try {
                      most.accumulateAndGet(service.residentMemory().orElse(0), Math::max);
                      Thread.sleep(100);
                    } catch (IOException | InterruptedException e) {
                      return;
                    }
                  }
                });
    long started = System.nanoTime();
    long bytes = 0;
    long lines = 0;
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + service.port()
                        + "/api/v1/admin/reports/queries."
                        + format
                        + "?"
                        + query))
            .header("Authorization", "Bearer " + token)
            .build();
    try (var client = HttpClient.newHttpClient();
        InputStream file = client.send(request, BodyHandlers.ofInputStream()).body()) {
      var piece = new byte[1 << 16];
      for (int length = file.read(piece); length >= 0; length = file.read(piece)) {
        bytes += length;
        for (int i = 0; i < length; i++) {
          lines += piece[i] == '\n' ? 1 : 0;
        }
      }
    }
    done.set(true);
    watch.join();
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        "%n%s: %,d MB in %.1f s%s; resident memory %d MiB before, %d MiB at most%n",
        format,
        bytes / 1_000_000,
        seconds,
        format.equals("csv") ? ", %,.0f rows/s".formatted((lines - 1) / seconds) : "",
        before,
        most.get());
  }
}
