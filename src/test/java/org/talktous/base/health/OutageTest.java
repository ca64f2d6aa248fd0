package org.talktous.base.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.talktous.base.schedule.Workers;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.Reader;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TcpProxy;
import org.talktous.testing.TestDatabase;

/** The database goes away, says nothing or refuses, under a service that goes on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OutageTest {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final String DAY = "2026-11-24";
  private static final Pattern AGE =
      Pattern.compile("talktous_worker_turn_age_seconds\\{worker=\"([a-z-]+)\"\\} ([0-9.E-]+)");

  @SuppressWarnings("NullAway.Init")
  private static TcpProxy way;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs talk;

  @SuppressWarnings("NullAway.Init")
  private static Sql sql;

  @SuppressWarnings("NullAway.Init")
  private static HttpReceiver receiver;

  @SuppressWarnings("NullAway.Init")
  private static GivenArticle article;

  @BeforeAll
  static void start() {
    sql = new Sql(TestDatabase.fresh("outage"));
    way = TcpProxy.to(sql.url());
    receiver = HttpReceiver.start();
    talk =
        TalkToUs.on(
            // Every statement is said in words, which the proxy listens for.
            way.url() + "&prepareThreshold=0",
            Map.of(
                "talk.database.answer",
                ANSWER.toString(),
                "talk.poll-interval",
                "PT0.2S",
                "talk.webhooks.allowed-private",
                "127.0.0.0/8"));
    article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    talk.desk()
        .post(
            "/api/v1/admin/webhooks",
            Fields.NONE.with("url", receiver.url("/hook")).with("types", List.of("*")))
        .with(201);
  }

  @AfterAll
  static void stop() {
    way.recover();
    talk.stop();
    way.close();
    receiver.close();
  }

  @AfterEach
  void everythingWorksAgain() {
    way.recover();
    await(() -> readiness().status() == 200);
    await(() -> article.slots("days=1").status() == 200);
    receiver.received("/hook");
  }

  private static void await(BooleanSupplier condition) {
    long latest = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try {
      while (!condition.getAsBoolean()) {
        assertThat(System.nanoTime()).isLessThan(latest);
        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer readiness() {
    return talk.api().get("/health/readiness");
  }

  private static String freeSlot(int number) {
    return article.slotsOn(DAY).get(number);
  }

  private static Fields call(String slot) {
    return Reader.request(article, slot);
  }

  private static long booked(String slot) {
    return sql.count("select count(*) from booking where starts_at = ?::timestamptz", slot);
  }

  private static Api page(String language) {
    return talk.api().with("Accept", "text/html").with("Accept-Language", language);
  }

  @Test
  void withoutADatabaseEverybodyIsToldToComeBack() {
    var slot = freeSlot(0);
    var token = talk.reader().tries(call(freeSlot(1))).with(201).text("/token");
    var desk = talk.desk();
    way.cut();
    await(() -> readiness().status() == 503);

    var answers =
        Concurrently.run(
            12,
            i -> {
              long began = System.nanoTime();
              var answer =
                  switch (i) {
                    case 0 -> talk.api().get("/api/v1/articles/" + article.slug());
                    case 1 -> article.slots("days=14");
                    case 2 -> talk.reader().tries(call(slot));
                    case 3 -> talk.api().get("/api/v1/bookings/" + token);
                    case 4 ->
                        talk.api()
                            .post(
                                "/api/v1/sessions",
                                Fields.NONE
                                    .with("email", TalkToUs.ADMIN)
                                    .with("password", TalkToUs.PASSWORD));
                    case 5 -> desk.get("/api/v1/admin/bookings");
                    case 6 -> desk.get("/api/v1/admin/reports/queries?from=2026-11-01");
                    case 7 -> desk.get("/api/v1/admin/reports/queries.csv?from=2026-11-01");
                    case 8 -> page("en").get("/articles/" + article.slug());
                    case 9 -> page("ru").get("/articles/" + article.slug() + "/call");
                    case 10 -> page("en").get("/calls/" + token);
                    default ->
                        page("ru")
                            .with("Content-Type", "application/x-www-form-urlencoded")
                            .post("/admin/sign-in", "email=" + TalkToUs.ADMIN + "&password=wrong");
                  };
              assertThat(Duration.ofNanos(System.nanoTime() - began))
                  .as(answer.toString())
                  .isLessThan(Duration.ofSeconds(8));
              return answer;
            });

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
              assertThat(answer.header("Retry-After")).isEqualTo("5");
              answer.tellingNothingOfTheInside();
            });
    assertThat(answers.subList(0, 8))
        .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("unavailable"));
    assertThat(answers.get(8).body()).contains("We cannot be reached just now");
    assertThat(answers.get(9).body()).contains("Мы сейчас недоступны");
    assertThat(answers.get(10).body()).contains("We cannot be reached just now");
    assertThat(answers.get(11).body()).contains("Мы сейчас недоступны");
    assertThat(booked(slot)).isZero();
  }

  @Test
  void withoutADatabaseTheServiceIsAliveAndItsWorkersWork() {
    way.cut();
    await(() -> readiness().status() == 503);

    long began = System.nanoTime();
    assertThat(readiness().status()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    assertThat(talk.api().get("/health").status()).isEqualTo(503);
    assertThat(talk.api().get("/health/liveness").with(200).text("/status")).isEqualTo("UP");
    // Turns that fail are turns: each comes in the end, however long this goes on.
    for (var worker : List.of("delivery-webhook", "delivery-mail", "tasks-due")) {
      await(() -> age(worker) < 3);
    }
  }

  private static double age(String worker) {
    return AGE.matcher(talk.api().get("/prometheus").with(200).body())
        .results()
        .filter(found -> found.group(1).equals(worker))
        .mapToDouble(found -> Double.parseDouble(found.group(2)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aWorkerThatHangsIsSeen() {
    var hung = talk.bean(Workers.class).expect("hung", Duration.ofDays(-1));

    assertThat(talk.api().get("/health/liveness").status()).isEqualTo(503);
    assertThat(readiness().status()).isEqualTo(200);
    assertThat(age("hung")).isNotNegative();

    hung.end();
    assertThat(talk.api().get("/health/liveness").status()).isEqualTo(200);
    for (var name :
        List.of(
            "agenda",
            "digest",
            "report-refresh",
            "delivery-gauges",
            "mail-files",
            "idempotency",
            "delivery-writer",
            "reminder",
            "calendar-refresh",
            "tasks-due",
            "database-probe")) {
      assertThat(age(name)).isNotNegative();
    }
  }

  @Test
  void aSilentDatabaseKeepsNobodyWaitingAndDeliveriesGoOn() {
    var slots = article.slotsOn(DAY);
    way.goSilent();

    var statuses =
        Concurrently.run(
            14,
            i -> {
              long began = System.nanoTime();
              var answer =
                  i % 2 == 0
                      ? article.slots("days=7")
                      : talk.reader().tries(call(slots.get(10 + i)));
              assertThat(Duration.ofNanos(System.nanoTime() - began))
                  .isLessThan(Duration.ofSeconds(45));
              return answer.status();
            });

    assertThat(statuses).containsOnly(503);
    assertThat(readiness().status()).isEqualTo(503);
    assertThat(talk.api().get("/health/liveness").status()).isEqualTo(200);
    way.recover();
    deliveriesGoOn(24);
    // And with connections that are never heard of again, while new ones are.
    way.forgetConnections();
    deliveriesGoOn(25);
  }

  private static void deliveriesGoOn(int number) {
    long began = System.nanoTime();
    await(() -> article.slots("days=1").status() == 200);
    var slot = article.slotsOn(DAY).get(number);
    await(() -> talk.reader().tries(call(slot)).status() != 503);
    assertThat(booked(slot)).isOne();
    var reference =
        sql.value("select reference from booking where starts_at = ?::timestamptz", slot);
    await(
        () ->
            receiver.received("/hook").stream()
                .anyMatch(received -> received.body().contains("bookings/" + reference)));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aBookingWhoseAnswerIsLostIsBookedOnceHoweverOftenItIsSent() {
    for (var committed : List.of(true, false)) {
      var slot = freeSlot(0);
      var email = "lost-" + committed + "@example.org";
      var wanted = call(slot).with("email", email);
      var reader = talk.reader().withKey("lost-" + committed);
      if (committed) {
        way.loseAnswerTo(email, "COMMIT");
      } else {
        way.loseAnswerTo(email);
      }
      var first = reader.tries(wanted);

      assertThat(first.status()).as(first.toString()).isEqualTo(503);
      assertThat(booked(slot)).isEqualTo(committed ? 1 : 0);
      await(() -> reader.tries(wanted).status() != 503);
      reader.tries(wanted).with(201);
      assertThat(booked(slot)).isOne();
      assertThat(
              sql.count(
                  "select count(*) from event join booking on subject = 'bookings/' || reference"
                      + " where starts_at = ?::timestamptz and type like '%.created'",
                  slot))
          .isOne();
    }
  }

  @Test
  void aStatementThatTakesTooLongIsCancelledAndTheRequestCanBeRepeated() throws Exception {
    var slot = freeSlot(0);
    try (var other =
            DriverManager.getConnection(
                sql.url(), TestDatabase.username(), TestDatabase.password());
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table booking in exclusive mode");

      var answer = talk.reader().tries(call(slot));

      assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
      assertThat(
              sql.count(
                  "select count(*) from pg_stat_activity where datname = current_database()"
                      + " and state = 'active' and query like 'insert into%booking%'"))
          .isZero();
      other.rollback();
    }
    talk.reader().tries(call(slot)).with(201);
  }

  @Test
  void aDatabaseThatTakesNoWritesIsAnOutageUntilItDoes() {
    var slot = freeSlot(0);
    everyConnectionFinds("on");
    try {
      await(() -> readiness().status() == 503);
      assertThat(talk.reader().tries(call(slot)).status()).isEqualTo(503);
    } finally {
      everyConnectionFinds("off");
    }
    await(() -> readiness().status() == 200);
    await(() -> talk.reader().withKey("read-only").tries(call(slot)).status() == 201);
  }

  /** As after a failover: all sessions end, and new ones find what there is now. */
  private static void everyConnectionFinds(String readOnly) {
    var database = sql.value("select current_database()");
    new Sql(sql.url() + "?options=-c%20default_transaction_read_only=off")
        .run("alter database " + database + " set default_transaction_read_only = " + readOnly);
    sql.run(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }
}
