package org.talktous.base.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.NeedsProgram;
import org.talktous.testing.PgBouncer;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** Behind PgBouncer in transaction mode, where no session is anybody's for longer than that. */
@NeedsProgram(value = "pgbouncer", from = "pgbouncer")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PoolerTest {
  private static final int READERS = 8;
  private static final int CALLS_EACH = 6;

  private static final String LEFT =
      """
      select (select count(*) from pg_prepared_statements)
        || ' ' || current_setting('statement_timeout')
        || ' ' || current_setting('idle_in_transaction_session_timeout')
        || ' ' || current_setting('plan_cache_mode')
        || ' ' || current_setting('default_transaction_read_only')
        || ' ' || current_setting('jit')
        || ' ' || current_setting('default_transaction_isolation')
        || ' ' || current_setting('work_mem')
      """;

  @Test
  void theWholeServiceWorksBehindAPooler() throws SQLException {
    var direct = TestDatabase.fresh("pooled");
    try (var receiver = HttpReceiver.start();
        var bouncer = PgBouncer.start()) {
      // An empty database: it is migrated through the pooler, too.
      var talk =
          TalkToUs.on(
              bouncer.url(direct),
              Map.of(
                  "talk.poll-interval", "PT0.2S", "talk.webhooks.allowed-private", "127.0.0.0/8"));
      try {
        story(talk, receiver, new Sql(direct));
      } finally {
        talk.stop();
      }
      nothingIsLeftInTheServers(bouncer.url(direct));
    }
  }

  private static void story(TalkToUs talk, HttpReceiver receiver, Sql sql) {
    talk.desk()
        .post(
            "/api/v1/admin/webhooks",
            Fields.NONE.with("url", receiver.url("/hook")).with("types", List.of("*")))
        .with(201);
    var article = talk.given().article();
    for (int i = 0; i < READERS; i++) {
      article = article.withHost("UTC", "daily 00:00-24:00");
    }
    var wanted = article;
    var slots = new ConcurrentLinkedQueue<>(wanted.slots("days=14").with(200).texts("/slots"));
    var reports = "/api/v1/admin/reports/queries";
    var period = "?from=2026-11-01&to=2026-12-31";

    var statuses =
        Concurrently.run(
            READERS,
            reader ->
                IntStream.range(0, CALLS_EACH)
                    .mapToObj(
                        i ->
                            List.of(
                                talk.reader().tries(wanted, slots.remove()),
                                wanted.slots("days=7"),
                                talk.desk().get(reports + period),
                                talk.desk().get(reports + ".csv" + period),
                                talk.desk().get("/api/v1/admin/comments?q=leader"),
                                talk.api().get("/articles/" + wanted.slug() + "/call")))
                    .flatMap(List::stream)
                    .map(Answer::status)
                    .toList());

    assertThat(statuses.stream().flatMap(List::stream).distinct())
        .containsExactlyInAnyOrder(200, 201);
    assertThat(sql.count("select count(*) from booking")).isEqualTo((long) READERS * CALLS_EACH);
    for (int i = 0; i < READERS * CALLS_EACH; i++) {
      receiver.next("/hook", 60);
    }
    assertThat(talk.desk().get(reports + period).with(200).at("/calls").isMissingNode()).isFalse();
    assertThat(talk.desk().get(reports + ".xlsx" + period).with(200).bytes()).isNotEmpty();
  }

  /**
   * What a report may, or what a limit for one pool is, must reach nobody else: all servers at
   * once.
   */
  private static void nothingIsLeftInTheServers(String url) throws SQLException {
    var sessions = new ArrayList<Connection>();
    try {
      for (int i = 0; i < PgBouncer.SERVERS; i++) {
        var session =
            DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
        sessions.add(session);
        session.setAutoCommit(false);
        try (var statement = session.createStatement();
            var row = statement.executeQuery(LEFT)) {
          assertThat(row.next()).isTrue();
          assertThat(row.getString(1)).isEqualTo("0 0 0 auto off on read committed 4MB");
        }
      }
    } finally {
      for (var session : sessions) {
        session.close();
      }
    }
  }
}
