package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.testing.Answer;
import org.talktous.testing.NeedsProgram;
import org.talktous.testing.OldestPostgres;
import org.talktous.testing.TalkToUs;

/** The whole service on the oldest PostgreSQL that it says it supports. */
@NeedsProgram(value = OldestPostgres.PROGRAM, from = OldestPostgres.PACKAGE, inCi = false)
class OldestPostgresTest {

  @Test
  void theOldestSupportedPostgresServes() {
    try (var postgres = OldestPostgres.start()) {
      var settings = settings(postgres);
      assertThat(WordsTest.run(settings, "check").lines())
          .anyMatch(each -> each.matches("database +ok +PostgreSQL 15[. ].*"));

      var talk =
          TalkToUs.on(
              postgres.url(),
              Map.of(
                  "datasources.default.username", postgres.username(),
                  "datasources.default.password", postgres.password()));
      try {
        story(talk);
      } finally {
        talk.stop();
      }

      settings.put("DATASOURCES_DEFAULT_PASSWORD", "another");
      var refused = WordsTest.run(settings);
      assertThat(refused.status()).hasValue(1);
      assertThat(refused.errors())
          .singleElement()
          .asString()
          .contains("DATASOURCES_DEFAULT_PASSWORD", "is not taken")
          .doesNotContain("another");
    }
  }

  /** The commands are those of the operations guide, under an account that is no superuser. */
  @Test
  void aCallBookedBeforeTheBackupIsReachedByItsLinkInTheRestoredDatabase(@TempDir Path folder) {
    try (var postgres = OldestPostgres.start()) {
      postgres.client("psql", "-c", "create role talk login password 'oldest'");
      postgres.client("createdb", "--owner=talk", "talk");
      var backedUp = on(postgres, "talk");
      var booked = booked(backedUp);
      backedUp.stop();

      var dump = folder.resolve("talk.dump").toString();
      postgres.client(
          "pg_dump", "--username=talk", "--format=custom", "--no-owner", "--file=" + dump, "talk");
      postgres.client("createdb", "--owner=talk", "talk_restored");
      postgres.client(
          "pg_restore",
          "--username=talk",
          "--no-owner",
          "--exit-on-error",
          "--dbname=talk_restored",
          dump);
      postgres.client("dropdb", "talk");

      var restored = on(postgres, "talk_restored");
      try {
        var kept = restored.api().get("/api/v1/bookings/" + booked.text("/token")).with(200);
        assertThat(kept.text("/status")).isEqualTo("confirmed");
        assertThat(restored.api().get("/calls/" + booked.text("/token")).with(200).body())
            .contains(booked.text("/reference"));
        booked(restored);
      } finally {
        restored.stop();
      }
    }
  }

  private static TalkToUs on(OldestPostgres postgres, String database) {
    return TalkToUs.on(
        postgres.url(database),
        Map.of(
            "datasources.default.username",
            "talk",
            "datasources.default.password",
            postgres.password()));
  }

  private static Answer booked(TalkToUs talk) {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var slot = article.slots("days=14").with(200).texts("/slots").getFirst();
    return talk.reader().tries(article, slot).with(201);
  }

  private static Map<String, String> settings(OldestPostgres postgres) {
    return new HashMap<>(
        Map.of(
            "MICRONAUT_SERVER_PORT", "-1",
            "DATASOURCES_DEFAULT_URL", postgres.url(),
            "DATASOURCES_DEFAULT_USERNAME", postgres.username(),
            "DATASOURCES_DEFAULT_PASSWORD", postgres.password()));
  }

  private static void story(TalkToUs talk) {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var slot = article.slots("days=14").with(200).texts("/slots").getFirst();
    talk.reader().tries(article, slot).with(201);
    var report = "/api/v1/admin/reports/queries";
    var period = "?from=2026-11-01&to=2026-12-31";

    assertThat(talk.desk().get(report + period).with(200).json().isObject()).isTrue();
    assertThat(talk.desk().get(report + ".csv" + period).with(200).bytes()).isNotEmpty();
    talk.desk().get("/api/v1/admin/comments?q=leader").with(200);
    talk.desk().get("/api/v1/admin/bookings").with(200);
    talk.api().get("/articles/" + article.slug() + "/call").with(200);
  }

  @Test
  void anOlderOneIsSaid() {
    assertThatThrownBy(() -> ServerFacts.mustBeSupported(14))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("DATASOURCES_DEFAULT_URL")
        .hasMessageContaining("PostgreSQL 14: 15 or newer is needed");
  }
}
