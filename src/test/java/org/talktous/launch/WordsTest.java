package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.Application;
import org.talktous.base.database.ConnectionBudget;
import org.talktous.base.setting.Settings;
import org.talktous.testing.OpenIdServer;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
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
    settings.put("IMAP_HOST", "localhost");
    settings.put("IMAP_PORT", "1");
    settings.put("IMAP_USERNAME", "desk");
    settings.put("IMAP_PASSWORD", "hidden");
    settings.put("TALK_OIDC_ISSUER", "http://localhost:1");
    settings.put("TALK_OIDC_CLIENT_ID", "talk");
    settings.put("TALK_OIDC_CLIENT_SECRET", "hidden");
    settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");

    long started = System.nanoTime();
    var checked = run(settings, "check");
    var took = Duration.ofNanos(System.nanoTime() - started);

    assertThat(checked.status()).hasValue(1);
    assertThat(checked.lines())
        .anyMatch(each -> each.startsWith("settings  ok"))
        .anyMatch(each -> each.startsWith("database  FAILED"))
        .anyMatch(each -> each.startsWith("mail      FAILED"))
        .anyMatch(each -> each.startsWith("mailbox   FAILED"))
        .anyMatch(each -> each.startsWith("openid    FAILED"))
        .anyMatch(each -> each.startsWith("kafka     FAILED"))
        .noneMatch(each -> each.contains("hidden"));
    assertThat(took).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void theCheckTellsWhatAnswers() {
    var settings = on(TestDatabase.fresh("words"));
    var mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    mail.start();
    try (var provider = OpenIdServer.start()) {
      mail.setUser("desk@example.org", "desk", "hidden");
      settings.put("SMTP_HOST", "127.0.0.1");
      settings.put("SMTP_PORT", Integer.toString(mail.getSmtp().getPort()));
      settings.put("SMTP_STARTTLS", "false");
      settings.put("SMTP_USERNAME", "desk");
      settings.put("SMTP_PASSWORD", "hidden");
      settings.put("IMAP_HOST", "127.0.0.1");
      settings.put("IMAP_PORT", Integer.toString(mail.getImap().getPort()));
      settings.put("IMAP_USERNAME", "desk");
      settings.put("IMAP_PASSWORD", "hidden");
      settings.put("TALK_OIDC_ISSUER", provider.issuer());
      settings.put("TALK_OIDC_CLIENT_ID", OpenIdServer.CLIENT);
      settings.put("TALK_OIDC_CLIENT_SECRET", "hidden");

      var checked = run(settings, "check");

      assertThat(checked.status()).as(checked.toString()).hasValue(0);
      assertThat(checked.lines())
          .anyMatch(each -> each.matches("settings +ok .*"))
          .anyMatch(each -> each.matches("database +ok .* [1-9][0-9]* migrations to come"))
          .anyMatch(each -> each.matches("mail +ok .* and takes the account"))
          .anyMatch(each -> each.matches("mailbox +ok .* and takes the account"))
          .anyMatch(each -> each.matches("openid +ok +the provider answers"))
          .anyMatch(each -> each.matches("kafka +ok +no KAFKA_BOOTSTRAP_SERVERS.*"))
          .noneMatch(each -> each.contains("hidden"));
      assertThat(mail.getReceivedMessages()).isEmpty();

      settings.put("SMTP_PASSWORD", "hidden, but another");
      settings.put("IMAP_PASSWORD", "hidden, but another");
      assertThat(run(settings, "check").lines())
          .anyMatch(each -> each.matches("mail +FAILED .*"))
          .anyMatch(each -> each.matches("mailbox +FAILED .* did not accept the account"))
          .noneMatch(each -> each.contains("hidden"));
    } finally {
      mail.stop();
    }
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
  @CsvSource({"abc", "200"})
  void theCheckTellsConnectionsThatTheEmbeddedDatabaseDoesNotAllow(String connections) {
    var checked = run(Map.of("TALK_DATABASE_CONNECTIONS", connections), "check");

    assertThat(checked.status()).hasValue(1);
    assertThat(checked.lines())
        .anyMatch(each -> each.matches("settings +FAILED TALK_DATABASE_CONNECTIONS .*"));
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
  void anAccountThatCannotHaveBtreeGistIsSaid() {
    var url = TestDatabase.fresh("ungisted");
    var settings = on(url);
    var role = "without_" + url.substring(url.lastIndexOf('/') + 1);
    sql(settings).run("create role " + role + " login password 'plain'");
    settings.put("DATASOURCES_DEFAULT_USERNAME", role);
    settings.put("DATASOURCES_DEFAULT_PASSWORD", "plain");

    assertOneLine(run(settings), "DATASOURCES_DEFAULT_URL", "btree_gist");
  }

  @Test
  void aMigrationThatFailsIsSaid() {
    var url = TestDatabase.fresh("unmigrated");
    var settings = on(url);
    sql(settings).run("create extension btree_gist");
    sql(settings).run("create table article (taken text)");
    sql(settings).run("create table flyway_schema_history (taken text)");
    assertOneLine(run(settings, "migrate"), "the schema cannot be brought up to date");

    sql(settings).run("drop table flyway_schema_history");
    sql(settings).run("drop table article");
    run(settings, "migrate");
    // Undone by hand, so that the last one meets what it has made.
    sql(settings)
        .run(
            """
            delete from flyway_schema_history
            where version = (
              select max(cast(version as integer))::text from flyway_schema_history)
            """);
    assertOneLine(
        run(settings, "migrate"), "the schema cannot be brought up to date", "ERROR:", ".sql");
    assertOneLine(run(settings), "the schema cannot be brought up to date", "ERROR:", ".sql");
  }

  @Test
  void aDatabaseOfOtherMigrationsIsSaid() {
    var settings = on(TestDatabase.fresh("other"));
    run(settings, "migrate");
    sql(settings)
        .run(
            """
            update flyway_schema_history
            set description = 'availability', script = 'V2__availability.sql', checksum = 1
            where version = '2'
            """);

    assertOneLine(run(settings, "migrate"), "other migrations", "version 2", "an empty database");
    assertOneLine(run(settings), "other migrations", "version 2", "an empty database");
  }

  @Test
  void aRepeatableMigrationOfTheNextReleaseIsNoReasonToRefuse() {
    var settings = on(TestDatabase.fresh("next"));
    var schema = new Schema(GivenDatabase.in(Settings.of(settings), 1));
    run(settings, "migrate");
    sql(settings)
        .run(
            """
            insert into flyway_schema_history
            select (select max(installed_rank) + 1 from flyway_schema_history), version,
              description, type, script, 1, installed_by, installed_on, execution_time, success
            from flyway_schema_history
            where script = 'R__report_6_scores.sql'
            """);
    schema.mustBeUpToDate();

    sql(settings).run("delete from flyway_schema_history where script = 'R__report_6_scores.sql'");
    assertThatThrownBy(schema::mustBeUpToDate)
        .hasMessageContainingAll("TALK_MIGRATE", "R__report_6_scores.sql", "migrate first");
  }

  private static void assertOneLine(Said said, String... words) {
    assertThat(said.status()).hasValue(1);
    assertThat(said.errors())
        .singleElement()
        .asString()
        .contains(words)
        .doesNotContain("Exception", "\tat ");
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

  @Test
  void aServerMustAllowTheConnectionsOfAllPoolsAndOfTheProbe() {
    var pools =
        TalkToUs.running()
            .api()
            .get("/prometheus")
            .with(200)
            .body()
            .lines()
            .filter(each -> each.startsWith("hikaricp_connections_max{"))
            .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' '))))
            .sum();

    assertThat(GivenDatabase.connections(new Settings(Map.of())))
        .isEqualTo((int) pools + ConnectionBudget.PROBE);
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
