package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.setting.Settings;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TestDatabase;

/** What the service does instead of serving, and what it says of a database it cannot use. */
class WordsTest {

  @Test
  void anUnknownWordIsSaidWithTheOnesThereAre() {
    var said = run(Map.of(), "serf");

    assertThat(said.status()).hasValue(2);
    assertThat(said.errors()).hasSize(1);
    assertThat(said.errors().getFirst()).contains("serf", "migrate", "check");
  }

  @Test
  void theSchemaIsLeftToTheWordMigrate() {
    var settings = on(TestDatabase.fresh("words"));
    settings.put("TALK_MIGRATE", "false");

    var refused = run(settings);
    assertThat(refused.status()).hasValue(1);
    assertThat(refused.errors()).hasSize(1);
    assertThat(refused.errors().getFirst()).contains("TALK_MIGRATE", "migrate first");
    assertThat(run(settings, "check").lines())
        .anyMatch(each -> each.startsWith("database  FAILED"));

    var migrated = run(settings, "migrate");
    assertThat(migrated.status()).hasValue(0);
    assertThat(migrated.errors()).isEmpty();

    var checked = run(settings, "check");
    assertThat(checked.lines()).anyMatch(each -> each.matches("database +ok .* 0 migrations.*"));
    assertThat(checked.status()).hasValue(0);
    sql(settings)
        .run(
            """
            insert into flyway_schema_history
            select installed_rank + 1, '999', 'next', type, 'V999__next.sql', checksum,
              installed_by, installed_on, execution_time, success
            from flyway_schema_history order by installed_rank desc limit 1
            """);
    // The next release's: a rollback, or a rolling update, finds it so.
    new Schema(GivenDatabase.in(Settings.of(settings), 1)).mustBeUpToDate();
  }

  @Test
  void theCheckTellsEachThatDoesNotAnswerAndNoSecret() {
    var settings = on("jdbc:postgresql://localhost:1/talk?password=hidden");
    settings.put("SMTP_HOST", "localhost");
    settings.put("SMTP_PORT", "1");
    settings.put("SMTP_USERNAME", "desk");
    settings.put("SMTP_PASSWORD", "hidden");
    settings.put("TALK_OIDC_ISSUER", "http://localhost:1");
    settings.put("TALK_OIDC_CLIENT_ID", "talk");
    settings.put("TALK_OIDC_CLIENT_SECRET", "hidden");

    var checked = run(settings, "check");

    assertThat(checked.status()).hasValue(1);
    assertThat(checked.lines())
        .anyMatch(each -> each.startsWith("settings  ok"))
        .anyMatch(each -> each.startsWith("database  FAILED"))
        .anyMatch(each -> each.startsWith("mail      FAILED"))
        .anyMatch(each -> each.startsWith("openid    FAILED"))
        .anyMatch(each -> each.startsWith("kafka     ok"))
        .noneMatch(each -> each.contains("hidden"));
  }

  @Test
  void theCheckTellsASettingThatMakesNoSense() {
    var settings = on(TestDatabase.fresh("words"));
    settings.put("TALK_CALLS_BUFFER", "nonsense");

    var checked = run(settings, "check");

    assertThat(checked.status()).hasValue(1);
    assertThat(checked.lines())
        .anyMatch(each -> each.matches("settings +FAILED TALK_CALLS_BUFFER .*"));
  }

  @ParameterizedTest
  @CsvSource({
    "default_transaction_read_only, read-only",
    "connection limit, connections",
  })
  void aDatabaseThatCannotServeIsSaid(String change, String fault) {
    var url = TestDatabase.fresh("unfit");
    var name = url.substring(url.lastIndexOf('/') + 1);
    new Sql(TestDatabase.url())
        .run(
            "alter database "
                + name
                + (change.startsWith("default")
                    ? " set " + change + " = on"
                    : " " + change + " 5"));

    var refused = run(on(url));

    assertThat(refused.status()).hasValue(1);
    assertThat(refused.errors()).hasSize(1);
    assertThat(refused.errors().getFirst()).contains("DATASOURCES_DEFAULT_URL", fault);
  }

  @Test
  void twoReplicasThatStartAtOnceOnAnEmptyDatabaseBothComeUp() {
    var settings = on(TestDatabase.fresh("pair"));
    settings.put("TALK_DATABASE_CONNECTIONS", "4");
    try (var one = ServiceProcess.start(settings);
        var other = ServiceProcess.start(settings)) {
      one.ready().api().get("/health").with(200);
      other.ready().api().get("/health").with(200);
    }
  }

  record Said(OptionalInt status, List<String> lines, List<String> errors) {}

  static Said run(Map<String, String> settings, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var status =
        Application.run(
            words,
            settings,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        status,
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  static Map<String, String> on(String database) {
    return new HashMap<>(
        Map.of(
            "MICRONAUT_SERVER_PORT",
            "-1",
            "DATASOURCES_DEFAULT_URL",
            database,
            "DATASOURCES_DEFAULT_USERNAME",
            TestDatabase.username(),
            "DATASOURCES_DEFAULT_PASSWORD",
            TestDatabase.password()));
  }

  private static Sql sql(Map<String, String> settings) {
    return new Sql(String.valueOf(settings.get("DATASOURCES_DEFAULT_URL")));
  }
}
