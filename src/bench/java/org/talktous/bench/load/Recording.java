package org.talktous.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes down the SQL that the service sends for each of a few requests. */
record Recording(Service service, Postgres postgres) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "select 'a request begins'";

  /** The statements of every request, sent one after another. */
  List<List<Statement>> of(List<byte[]> requests)
      throws SQLException, IOException, InterruptedException {
    log("all");
    long from = Files.size(postgres.statements());
    try (var connection = new HttpConnection(service.port());
        var marks = postgres.connect(service.database());
        var mark = marks.createStatement()) {
      for (var request : requests) {
        mark.execute(MARK);
        var answer = connection.send(request);
        if (answer.status() >= 300) {
          throw new IllegalStateException("recording met " + answer.status() + answer.body());
        }
      }
      mark.execute(MARK);
    } finally {
      log("none");
    }
    return usual(requests(from));
  }

  private void log(String which) throws SQLException, InterruptedException {
    postgres.execute(
        service.database(),
        "alter system set log_statement = '" + which + "'",
        "select pg_reload_conf()");
    Thread.sleep(500);
  }

  private List<List<Statement>> requests(long from) throws IOException {
    var requests = new ArrayList<List<Statement>>();
    for (var line : read(from).lines().toList()) {
      var entry = JSON.readTree(line);
      var statement = statement(entry);
      if (statement == null) {
        continue;
      }
      if (statement.sql().equals(MARK)) {
        requests.add(new ArrayList<>());
      } else if (!requests.isEmpty() && isOurs(entry)) {
        requests.getLast().add(statement);
      }
    }
    requests.removeLast();
    return requests;
  }

  private String read(long from) throws IOException {
    try (var file = new RandomAccessFile(postgres.statements().toFile(), "r")) {
      var bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static @org.jspecify.annotations.Nullable Statement statement(JsonNode entry) {
    return Statement.of(entry.path("message").asText(), entry.path("detail").asText());
  }

  private boolean isOurs(JsonNode entry) {
    return entry.path("application_name").asText().equals("talk-to-us")
        && entry.path("dbname").asText().equals(service.database());
  }

  /** Leaves out the few requests into which something else has mixed, a scheduled job say. */
  private static List<List<Statement>> usual(List<List<Statement>> requests) {
    Function<List<Statement>, List<String>> shape =
        each ->
            each.stream()
                .map(one -> one.sql() + one.values().stream().map(v -> v == null).toList())
                .toList();
    var counts = requests.stream().collect(Collectors.groupingBy(shape, Collectors.counting()));
    var usual = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return requests.stream().filter(each -> shape.apply(each).equals(usual)).toList();
  }
}
