package org.talktous.bench.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Very many reminders due at once: two services share them and one is killed half-way. The rate is
 * that of reminders told to a webhook; in the end every event and every delivery is counted, those
 * of mails too, and any difference ends this with an error.
 */
public final class RemindersBenchmark {
  private static final int USUAL = 100_000;
  private static final int STARTS = 50;
  private static final long PAUSE_MILLIS = 1_000;

  private static final String FILL =
      """
      insert into article (id, slug, language, updated_at)
      values (gen_random_uuid(), 'reminders', 'en', now());

      insert into article_text (article_id, language, title)
      select id, language, 'Reminders' from article;

      insert into host (id, name, email, zone, created_at)
      select ('00000000-0000-7000-8001-' || lpad((900000 + n)::text, 12, '0'))::uuid, 'Host ' || n, 'host' || n || '@example.org', 'UTC', now()
      from generate_series(1, %1$d / %2$d) n;

      insert into booking
        (id, reference, article_id, host_id, starts_at, ends_at, occupies, status, sequence,
        reader_name, reader_email, reader_zone, reader_locale, consented_at, booked_at, changed_at)
      select uuidv7(), h.id || '-' || n, a.id, h.id, starts, starts + interval '30 minutes',
        tstzrange(starts, starts + interval '30 minutes'), 'confirmed', 0, 'Reader',
        'reader@example.org', 'UTC', 'en', now(), now(), now()
      from host h, article a, generate_series(1, %2$d) n,
        lateral (select date_trunc('hour', now()) + interval '12 hours' + n * interval '30 minutes'
          as starts);
      """;

  private static final String PLAN =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select 'reminder', id || '/0/PT24H', now(), false, 1
      from booking
      """;

  private final Postgres postgres;
  private final String database;
  private final int count;
  private final boolean kill;

  RemindersBenchmark(Testbed testbed, int count, boolean kill) {
    this.postgres = testbed.postgres();
    this.database = testbed.database("reminders");
    this.count = count;
    this.kill = kill;
  }

  /** Takes how many reminders, {@code --no-kill}, and options of {@link LoadBenchmark}. */
  public static void main(String[] words) throws Exception {
    var rest = new ArrayList<>(List.of(words));
    boolean kill = !rest.remove("--no-kill");
    int count =
        !rest.isEmpty() && rest.getFirst().matches("[0-9]+")
            ? Integer.parseInt(rest.removeFirst())
            : USUAL;
    var options = Options.of(rest.stream().filter(each -> !each.isEmpty()).toArray(String[]::new));
    try (var testbed = Testbed.start()) {
      testbed.empty("reminders");
      var benchmark = new RemindersBenchmark(testbed, count, kill);
      var one = testbed.service("reminders", options);
      var other = testbed.another("reminders-other", one.database(), options, Map.of());
      benchmark.run(one, other);
    }
  }

  /** The same service twice leaves all to one. */
  void run(Service one, Service other) throws Exception {
    try (var sink = Sink.open()) {
      var webhook = one.addWebhook(sink.url());
      postgres.execute(database, FILL.formatted(count, STARTS), "vacuum analyze", "checkpoint");
      System.out.printf("%,d reminders fall due%n", count);
      postgres.execute(database, PLAN);
      long started = System.nanoTime();
      var services = one.cpu().plus(other.cpu());
      var database = postgres.cpu();
      long rated = 0;
      boolean killed = !kill;
      while (delivered() < count) {
        Thread.sleep(PAUSE_MILLIS);
        long delivered = delivered();
        if (delivered >= count / 2 && rated == 0) {
          rated = System.nanoTime();
          System.out.printf(
              "%nhalf delivered: %,.0f a second, written %,d; µs of CPU each: services %.0f,"
                  + " database %.0f%n",
              delivered * 1e9 / (rated - started),
              written(),
              one.cpu().plus(other.cpu()).minus(services).toNanos() / 1e3 / delivered,
              postgres.cpu().minus(database).toNanos() / 1e3 / delivered);
        }
        if (delivered >= count / 2 && !killed) {
          other.kill();
          killed = true;
          System.out.println("one of the two services was killed");
        }
        System.out.printf(
            "\r%5.1f s: %,d written, %,d delivered   ",
            (System.nanoTime() - started) / 1e9, written(), delivered);
        System.out.flush();
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf(
          "%n%,d reminders told to the webhook in %.1f s: %,.0f a second%n",
          count, seconds, count / seconds);
      awaitAll(started);
      report(sink);
      one.removeWebhook(webhook);
      System.out.printf("memory: %s MiB resident%n", one.residentMemory().orElse(-1));
    }
  }

  private long delivered() throws SQLException {
    return postgres.number(
        database,
        "select count(*) from delivery where state = 'delivered' and channel = 'webhook'");
  }

  /** The mails come after: the rate is that of the webhook. */
  private void awaitAll(long started) throws SQLException, InterruptedException {
    while (count("delivery where state = 'pending'") > 0) {
      Thread.sleep(PAUSE_MILLIS);
    }
    System.out.printf("all deliveries ended after %.1f s%n", (System.nanoTime() - started) / 1e9);
  }

  private long count(String of) throws SQLException {
    return postgres.number(database, "select count(*) from " + of);
  }

  private long written() throws SQLException {
    return postgres.number(
        database, "select count(*) from event where type = 'org.talktous.booking.reminder'");
  }

  private void report(Sink sink) throws SQLException {
    mustBe(count, written(), "events");
    mustBe(
        count,
        postgres.number(
            database,
            "select count(distinct subject) from event where type ="
                + " 'org.talktous.booking.reminder'"),
        "calls that were told of");
    mustBe(3L * count, count("delivery"), "deliveries: the webhook's and two mails each");
    mustBe(3L * count, count("delivery where state = 'delivered'"), "of them delivered");
    mustBe(0, count("delivery where answer_code like 'not-sent%'"), "mails not sent");
    mustBe(0, count("scheduled_tasks where task_name = 'reminder'"), "tasks left");
    if (sink.taken() < count) {
      throw new IllegalStateException("the sink took only " + sink.taken());
    }
    System.out.printf("the sink took %,d, some twice if a service was killed%n", sink.taken());
  }

  private static void mustBe(long wanted, long found, String what) {
    System.out.printf("%,d %s%n", found, what);
    if (found != wanted) {
      throw new IllegalStateException("%,d and not %,d %s".formatted(found, wanted, what));
    }
  }
}
