package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/**
 * A database that was filled at the baseline, some thousand rows of each kind, is brought to the
 * newest version. Later migrations are tried on it as they come.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FilledUpgradeTest {
  private static final String BASELINE = "19";
  private static final Path MIGRATIONS = Path.of("db/migration");

  /** Tables whose rows no migration and no start may lose. */
  private static final List<String> KEPT =
      List.of(
          "article",
          "article_text",
          "article_host",
          "audit",
          "booking",
          "delivery",
          "event",
          "host",
          "host_hours",
          "host_override",
          "reader_query",
          "reply",
          "staff",
          "survey_answer",
          "survey_response",
          "webhook");

  private static final String TABLES =
      """
      select tablename::text as name
      from pg_tables
      where schemaname = 'public'
        and tablename not in ('flyway_schema_history', 'report_hour', 'report_part')
      """;

  private static final String FIGURES =
      """
      select what, sum(asked) as asked
      from unnest('{article,topic,wait}'::text[]) what
      cross join lateral report_count(
        what, '2020-01-01Z', '2030-01-01Z', null, null, null, null)
      group by what
      union all
      select 'flagged', held
      from report_left_out('2020-01-01Z', '2030-01-01Z', null, null, null, null)
      """;

  private static final String URL = TestDatabase.fresh("filled");
  private static final Sql SQL = new Sql(URL);

  @BeforeAll
  static void fill() throws IOException {
    // Repeatable migrations are this release's, whose columns the baseline need not have.
    Schema.configuration(database())
        .locations("classpath:db/migration")
        .repeatableSqlMigrationPrefix("none of the baseline")
        .target(BASELINE)
        .load()
        .migrate();
    SQL.run(Files.readString(Path.of("src/test/resources/upgrade/filled.sql")));
    for (var table : SQL.rows(TABLES)) {
      var name = String.valueOf(table.get("name"));
      assertThat(count(name)).as(name).isPositive();
    }
    var before = counts();

    new Schema(database()).migrate();

    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void theServiceServesWhatWasThere() {
    var talk = TalkToUs.on(URL, Map.of());
    try {
      talk.api().get("/api/v1/articles/article-7").with(200);
      talk.api().get("/api/v1/articles/article-7/slots?days=7").with(200);
      for (var page : List.of("bookings", "comments", "deliveries", "audit")) {
        assertThat(talk.desk().get("/api/v1/admin/" + page).with(200).items("/items")).isNotEmpty();
      }
    } finally {
      talk.stop();
    }
  }

  @Test
  void repeatableMigrationsRunAgainOnIt() throws IOException {
    SQL.run("select report_refresh(10000)");
    var figures = figures();
    assertThat(figures.values()).hasSize(4).allMatch(each -> each >= 750);

    SQL.run("update flyway_schema_history set checksum = 0 where version is null");
    int made = new Schema(database()).migrate();

    assertThat((long) made).isEqualTo(repeatable());
    assertThat(figures()).isEqualTo(figures);
  }

  @Test
  void aBackfillInBatchesLetsTheServiceAnswer() {
    var talk = TalkToUs.on(URL, Map.of());
    try {
      var later =
          CompletableFuture.runAsync(() -> flyway("classpath:upgrade/later", "1000").migrate());
      int written = 0;
      while (!later.isDone()) {
        comment(talk.api());
        written++;
      }
      later.join();

      assertThat(written).isPositive();
      assertThat(SQL.count("select count(*) from booking where later = 'yes'")).isEqualTo(5000);
      assertThat(SQL.count("select count(*) from pg_index where not indisvalid")).isZero();
    } finally {
      talk.stop();
    }
  }

  private static void comment(Api reader) {
    reader
        .post(
            "/api/v1/articles/article-8/comments",
            Fields.NONE.with("kind", "question").with("body", "Why?"))
        .with(201);
    reader.get("/api/v1/articles/article-8/slots?days=7").with(200);
  }

  private static Flyway flyway(String migrations, String target) {
    return Schema.configuration(database())
        .locations(migrations)
        .ignoreMigrationPatterns("*:missing", "*:future")
        .target(target)
        .load();
  }

  private static Database database() {
    return new Database(URL, TestDatabase.username(), TestDatabase.password());
  }

  private static Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    KEPT.forEach(each -> counts.put(each, count(each)));
    return counts;
  }

  private static long count(String table) {
    return SQL.count("select count(*) from " + table);
  }

  private static Map<String, Long> figures() {
    var figures = new TreeMap<String, Long>();
    SQL.rows(FIGURES)
        .forEach(
            row ->
                figures.put(
                    String.valueOf(row.get("what")),
                    ((Number) Objects.requireNonNull(row.get("asked"))).longValue()));
    return figures;
  }

  private static long repeatable() throws IOException {
    try (var files = Files.list(MIGRATIONS)) {
      return files.filter(each -> String.valueOf(each.getFileName()).startsWith("R__")).count();
    }
  }
}
