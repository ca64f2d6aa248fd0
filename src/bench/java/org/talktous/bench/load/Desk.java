package org.talktous.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What the databases hold: 21 articles of three hosts each, open 09:00 to 17:00 every day. Article
 * 0 is read: its hosts live in three zones and have calls, days off and other business ahead. The
 * others are booked: their hosts have nothing ahead. All of them have a past.
 */
record Desk(Postgres postgres, String database) {
  static final String READ = "load-0";
  private static final int ARTICLES = 21;
  private static final int PAST_PER_DAY = ARTICLES * 3 * 8 * 2;
  private static final int DAYS_AT_ONCE = 7;
  private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

  /** A start at which all three hosts of the article are free. */
  record Start(String article, Instant at) {}

  private static final String ARTICLES_AND_HOSTS =
      """
      insert into article (id, slug, language, updated_at)
      select gen_random_uuid(), 'load-' || n, 'en', now() from generate_series(0, 20) n;

      insert into article_text (article_id, language, title)
      select id, 'en', 'An article to be read under load, ' || slug from article
      where slug like 'load-%';

      insert into host (id, name, email, zone, join_url, created_at)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Host ' || n,
        'host' || n || '@example.org',
        case n when 0 then 'Europe/Lisbon' when 1 then 'Europe/Berlin' else 'Europe/Moscow' end,
        'https://meet.example.org/' || n, now()
      from generate_series(0, 62) n;

      insert into host_hours (host_id, day, windows)
      select id, day, '{540,1020}' from host, generate_series(1, 7) day
      where id::text like '00000000-0000-7000-8000-%';

      insert into article_host (article_id, host_id)
      select a.id, h.id
      from article a, host h
      where a.slug = 'load-' || right(h.id::text, 12)::int / 3;
      """;

  private static final String AHEAD =
      """
      insert into host_override (host_id, date, windows)
      select id, current_date + 5 + right(id::text, 1)::int, '{}' from host
      where right(id::text, 12)::int < 3;

      insert into busy_time (id, host_id, during, source)
      select uuidv7(), id, tstzrange(noon, noon + interval '45 minutes'), 'outside'
      from host, generate_series(1, 60, 2) day,
        lateral (select (current_date + day + time '12:10') at time zone zone as noon)
      where right(id::text, 12)::int < 3;

      insert into booking
        (id, reference, article_id, host_id, starts_at, ends_at, occupies, status, sequence,
        reader_name, reader_email, reader_zone, reader_locale, question, consented_at, booked_at,
        changed_at)
      select uuidv7(), 'ahead-' || h.id || '-' || day || '-' || slot, n.article_id, h.id, starts,
        starts + interval '30 minutes', tstzrange(starts, starts + interval '30 minutes'),
        'confirmed', 0, 'Reader', 'reader@example.org', 'UTC', 'en', null, now(), now(), now()
      from host h
      join article_host n on n.host_id = h.id,
        generate_series(1, 59) day, generate_series(0, 15) slot,
        lateral (
          select (current_date + day + time '09:00' + slot * interval '30 minutes')
            at time zone h.zone as starts)
      where right(h.id::text, 12)::int < 3 and (day * 7 + slot * 3 + right(h.id::text, 1)::int) % 16 < 2;
      """;

  // Every host, a call an hour eight times a day, each of them cancelled once and booked again.
  private static final String PAST =
      """
      insert into booking
        (id, reference, article_id, host_id, starts_at, ends_at, occupies, status, sequence,
        reader_name, reader_email, reader_zone, reader_locale, question, consented_at, booked_at,
        changed_at, outcome)
      select uuidv7(), 'past-' || right(h.id::text, 4) || '-' || day || '-' || hour || status,
        n.article_id, h.id, starts, starts + interval '30 minutes',
        tstzrange(starts, starts + interval '30 minutes'), status,
        case status when 'confirmed' then 0 else 1 end, 'Reader ' || day, 'r' || day || '@example.org',
        'Europe/Berlin', 'en', repeat('What does the leader gain from it? ', hour % 5), booked, booked,
        booked, case status when 'confirmed' then 'attended' end
      from generate_series(?, ?, -1) day, generate_series(9, 16) hour, host h
      join article_host n on n.host_id = h.id,
        (values ('cancelled'), ('confirmed')) as s (status),
        lateral (
          select (current_date - day + hour * interval '1 hour') at time zone h.zone as starts),
        lateral (select starts - (3 + hour % 7) * interval '1 day' as booked)
      """;

  boolean isEmpty() throws SQLException {
    return postgres.number(database, "select count(*) from article where slug = '" + READ + "'")
        == 0;
  }

  /** Fills an empty database; the bar shows how far it is. */
  void fill(int past) throws SQLException {
    postgres.execute(database, ARTICLES_AND_HOSTS, AHEAD);
    int days = Math.max(1, past / PAST_PER_DAY);
    var bar = new ProgressBar(database, (long) days * PAST_PER_DAY);
    try (var connection = postgres.connect(database)) {
      for (int day = days; day > 0; day -= DAYS_AT_ONCE) {
        bar.advance(past(connection, day, Math.max(1, day - DAYS_AT_ONCE + 1)));
      }
    }
    bar.close();
    postgres.execute(database, "vacuum analyze", "checkpoint");
  }

  private static int past(Connection connection, int first, int last) throws SQLException {
    try (var insert = connection.prepareStatement(PAST)) {
      insert.setInt(1, first);
      insert.setInt(2, last);
      return insert.executeUpdate();
    }
  }

  /** Forgets what was booked here, so that every measurement finds the same desk. */
  void reset() throws SQLException {
    postgres.execute(
        database,
        "truncate idempotency_key, reader_query, reply",
        "delete from booking where starts_at > now() and reference not like 'ahead-%'",
        // One by one: what looks for due deliveries takes the same tables in another order.
        "truncate delivery",
        "truncate event",
        "delete from scheduled_tasks where task_name = 'reminder'",
        "truncate reminder_sent",
        "vacuum analyze booking",
        "checkpoint");
  }

  long past() throws SQLException {
    return postgres.number(database, "select count(*) from booking where starts_at < now()");
  }

  /** All that can be booked, in an order that is always the same and looks like none. */
  static List<Start> starts() {
    var starts = new ArrayList<Start>();
    var today = LocalDate.now(ZONE);
    for (int day = 2; day < 59; day++) {
      for (int slot = 0; slot < 16; slot++) {
        var at = today.plusDays(day).atTime(9, 0).plusMinutes(30L * slot).atZone(ZONE).toInstant();
        for (int article = 1; article < ARTICLES; article++) {
          starts.add(new Start("load-" + article, at));
        }
      }
    }
    Collections.shuffle(starts, new Random(1));
    return starts;
  }
}
