package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TestDatabase;

/** What programs read that collect logs. */
class LogTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REQUEST = "c0ffee00-ab12";
  private static final Pattern READY = Pattern.compile("is ready: http:[^a-z]+localhost:([0-9]+)");

  @Test
  void everyLineIsJsonAndTellsWhichRequestItBelongsTo(@TempDir Path data) {
    var database = TestDatabase.migrated("log");
    try (var service = ServiceProcess.start(settings(database, data))) {
      var api = Api.of(URI.create("http://localhost:" + service.said(READY)));
      var refused =
          api.with("X-Request-Id", REQUEST)
              .post("/api/v1/sessions", Fields.NONE.with("email", "x").with("password", "y"));
      assertThat(refused.with(401).header("X-Request-Id")).isEqualTo(REQUEST);
      assertThat(api.with("X-Request-Id", "<b>").get("/").header("X-Request-Id"))
          .matches("[0-9a-f]{16}");
      // What no release has done: the answer is a 500.
      new Sql(database).run("alter table article rename to article_gone");
      api.with("X-Request-Id", REQUEST).get("/api/v1/articles/any").with(500);
      service.stop();

      var lines = service.output().stream().map(LogTest::json).toList();

      assertThat(lines).hasSizeGreaterThan(1);
      assertThat(lines)
          .filteredOn(line -> line.at("/mdc/request").asText().equals(REQUEST))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.at("/level").asText()).isEqualTo("ERROR");
                assertThat(line.at("/throwable/stepArray").size()).isPositive();
              });
    }
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }

  private static Map<String, String> settings(String database, Path data) {
    return new HashMap<>(
        Map.of(
            "DATASOURCES_DEFAULT_URL",
            database,
            "DATASOURCES_DEFAULT_USERNAME",
            TestDatabase.username(),
            "DATASOURCES_DEFAULT_PASSWORD",
            TestDatabase.password(),
            "TALK_ADMIN_PASSWORD",
            "",
            "TALK_LOG_FORMAT",
            "json",
            "TALK_DATA_DIR",
            data.toString()));
  }
}
