package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** Services and databases that die with deliveries on their way: nothing is lost or told twice. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DeliveryFaultTest {
  private static final int REMINDERS = 1_200;

  private static final String CALLS =
      """
      insert into article (id, slug, language, updated_at)
      values (gen_random_uuid(), 'many', 'en', now());

      insert into article_text (article_id, language, title)
      select id, language, 'Many' from article where slug = 'many';

      insert into host (id, name, email, zone, created_at)
      select gen_random_uuid(), 'Host ' || n, 'host' || n || '@example.org', 'UTC', now()
      from generate_series(1, %d / 50) n;

      insert into booking
        (id, reference, article_id, host_id, starts_at, ends_at, occupies, status, sequence,
        reader_name, reader_email, reader_zone, reader_locale, consented_at, booked_at, changed_at)
      select uuidv7(), h.id || '-' || n, a.id, h.id, starts, starts + interval '30 minutes',
        tstzrange(starts, starts + interval '30 minutes'), 'confirmed', 0, 'Reader',
        'reader@example.org', 'UTC', 'en', now(), now(), now()
      from host h, article a, generate_series(1, 50) n,
        lateral (select date_trunc('hour', now()) + interval '12 hours' + n * interval '30 minutes'
          as starts)
      where a.slug = 'many' and h.name like 'Host %%';

      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select 'reminder', b.id || '/0/PT24H', now(), false, 1
      from booking b;
      """;

  private static Map<String, String> on(String database) {
    return Map.of(
        // So that a death is made good in seconds, where it would take a minute.
        "TALK_DELIVERY_LEASE",
        "PT15S",
        "TALK_TASK_HEARTBEAT",
        "PT1S",
        "DATASOURCES_DEFAULT_URL",
        database,
        "DATASOURCES_DEFAULT_USERNAME",
        TestDatabase.username(),
        "DATASOURCES_DEFAULT_PASSWORD",
        TestDatabase.password(),
        "TALK_ADMIN_EMAIL",
        TalkToUs.ADMIN,
        "TALK_RATELIMIT_ENABLED",
        "false",
        "TALK_CALLS_DAILY_CAP",
        "48",
        "TALK_WEBHOOKS_ALLOWED_PRIVATE",
        "127.0.0.0/8");
  }

  private static Api desk(ServiceProcess service) {
    return service.api().signedIn(TalkToUs.ADMIN, TalkToUs.PASSWORD);
  }

  private static void subscribe(ServiceProcess service, String url) {
    desk(service)
        .post("/api/v1/admin/webhooks", Fields.NONE.with("url", url).with("types", List.of("*")))
        .with(201);
  }

  @Test
  void ofTwoServicesOneIsKilledAndEveryReminderGoesOutOnce() {
    var database = TestDatabase.fresh("killed");
    var sql = new Sql(database);
    try (var receiver = HttpReceiver.start();
        var one = ServiceProcess.start(on(database)).ready();
        var other = ServiceProcess.start(on(database)).ready()) {
      subscribe(one, receiver.url("/hook"));
      sql.run(CALLS.formatted(REMINDERS));
      for (int i = 0; i < REMINDERS / 3; i++) {
        receiver.next("/hook");
      }
      other.kill();
      // What the dead one had begun comes when its lease has run out.
      while (delivered(sql) < REMINDERS) {
        receiver.next("/hook", 90);
      }

      assertThat(
              sql.count("select count(*) from event where type = 'org.talktous.booking.reminder'"))
          .isEqualTo(REMINDERS);
      assertThat(
              sql.count(
                  """
                  select count(distinct subject) from event
                  where type = 'org.talktous.booking.reminder'
                  """))
          .isEqualTo(REMINDERS);
      awaitNothingOnItsWay(one);
      assertThat(sql.count("select count(*) from delivery where state <> 'delivered'")).isZero();
      assertThat(sql.count("select count(*) from delivery where answer_code like 'not-sent%'"))
          .isZero();
      // The webhook's, and a mail to the reader and one to the host. A run over a host's morning
      // also sends agendas, which are not counted here.
      assertThat(
              sql.count(
                  """
                  select count(*) from delivery d
                  join event e on e.id = d.event_id
                  where e.type = 'org.talktous.booking.reminder'
                  """))
          .isEqualTo(3 * REMINDERS);
      assertThat(sql.count("select count(*) from scheduled_tasks where task_name = 'reminder'"))
          .isZero();
    }
  }

  private static void awaitNothingOnItsWay(ServiceProcess service) {
    var desk = desk(service);
    var pause = new CountDownLatch(1);
    try {
      while (!desk.get("/api/v1/admin/deliveries?state=pending")
          .with(200)
          .items("/items")
          .isEmpty()) {
        pause.await(200, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long delivered(Sql sql) {
    return sql.count(
        "select count(*) from delivery where state = 'delivered' and channel = 'webhook'");
  }

  @Test
  void aDatabaseThatRestartsUnderLoadCostsNothing(@TempDir Path data)
      throws IOException, InterruptedException {
    var postgres = start(data, 0);
    int port = postgres.getPort();
    try (var receiver = HttpReceiver.start();
        var service = ServiceProcess.start(onPort(port, data)).ready()) {
      subscribe(service, receiver.url("/hook"));
      var booked = bookWhileTheDatabaseRestarts(service, postgres, () -> start(data, port));
      var arrived = new HashSet<String>();
      while (!arrived.containsAll(booked)) {
        arrived.add(subject(receiver.next("/hook", 90)));
      }

      assertThat(booked).hasSizeGreaterThanOrEqualTo(60);
      awaitNothingOnItsWay(service);
      // To reader and host each; of calls whose answers were lost there may be more.
      assertThat(mails(data)).isGreaterThanOrEqualTo(2 * booked.size());
      assertThat(
              desk(service).get("/api/v1/admin/deliveries?state=failed").with(200).items("/items"))
          .isEmpty();
    }
  }

  private static int mails(Path data) throws IOException {
    try (var files = Files.list(data.resolve("files").resolve("mail"))) {
      return (int) files.filter(file -> file.toString().endsWith(".eml")).count();
    }
  }

  private static Map<String, String> onPort(int port, Path data) {
    var settings = new HashMap<>(on("jdbc:postgresql://localhost:%d/postgres".formatted(port)));
    settings.put("DATASOURCES_DEFAULT_USERNAME", "postgres");
    settings.put("DATASOURCES_DEFAULT_PASSWORD", "");
    settings.put("TALK_DATA_DIR", data.resolve("files").toString());
    return settings;
  }

  private static EmbeddedPostgres start(Path data, int port) {
    try {
      var builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data.resolve("postgres"))
              .setCleanDataDirectory(false)
              .setServerConfig("max_connections", "100");
      if (port > 0) {
        builder.setPort(port);
      }
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets eight readers book without pause, and the database restart among them; what was booked.
   */
  private static Set<String> bookWhileTheDatabaseRestarts(
      ServiceProcess service, EmbeddedPostgres postgres, Runnable start)
      throws IOException, InterruptedException {
    var slots = new ConcurrentLinkedQueue<>(slots(service));
    Set<String> booked = ConcurrentHashMap.newKeySet();
    var before = new CountDownLatch(30);
    var after = new AtomicReference<>(new CountDownLatch(Integer.MAX_VALUE));
    try (var readers = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 8; i++) {
        readers.submit(
            () -> {
              for (var slot = slots.poll();
                  slot != null && after.get().getCount() > 0;
                  slot = slots.poll()) {
                if (book(service, slot, booked)) {
                  before.countDown();
                  after.get().countDown();
                }
              }
            });
      }
      assertThat(before.await(60, TimeUnit.SECONDS)).isTrue();
      postgres.close();
      start.run();
      after.set(new CountDownLatch(30));
      assertThat(after.get().await(90, TimeUnit.SECONDS)).isTrue();
    }
    return booked;
  }

  private static boolean book(ServiceProcess service, String slot, Set<String> booked) {
    var answer =
        service
            .api()
            .post(
                "/api/v1/bookings",
                Fields.NONE
                    .with("article", "many")
                    .with("startsAt", slot)
                    .with("zone", "UTC")
                    .with("name", "Anna Reader")
                    .with("email", "anna@example.org")
                    .with("consent", true));
    return answer.status() == 201 && booked.add("bookings/" + answer.text("/reference"));
  }

  private static List<String> slots(ServiceProcess service) {
    var desk = desk(service);
    var hosts = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      var host =
          Fields.NONE
              .with("name", "Host " + i)
              .with("email", "host" + i + "@example.org")
              .with("zone", "UTC");
      var id = desk.post("/api/v1/admin/hosts", host).with(201).text("/id");
      var hours =
          Stream.of(DayOfWeek.values())
              .map(
                  day ->
                      Map.of(
                          "day", day.name().toLowerCase(Locale.ROOT),
                          "start", "00:00",
                          "end", "24:00"))
              .toList();
      desk.put("/api/v1/admin/hosts/" + id + "/hours", hours).with(200);
      hosts.add(id);
    }
    desk.put(
            "/api/v1/admin/articles/many",
            Fields.NONE.with("title", "Many").with("language", "en").with("hosts", hosts))
        .with(200);
    return service.api().get("/api/v1/articles/many/slots?days=62").with(200).texts("/slots");
  }

  private static String subject(HttpReceiver.Received message) {
    try {
      return new JsonMapper().readTree(message.body()).at("/subject").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
