package org.talktous.call.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.OfferedSlots;
import org.talktous.call.slot.SlotStarts;
import org.talktous.testing.Concurrently;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.SettableClock;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/**
 * Schedules are kept by two services on one database, and changed by whoever can write to it. It is
 * Monday, 2026-11-23, 08:00 UTC.
 */
@ServiceTest
class HostSchedulesTest {
  private static final Instant FROM = Instant.parse("2026-11-24T00:00:00Z");
  private static final Instant UNTIL = FROM.plus(Duration.ofDays(7));
  private static final String BOOKING =
      """
      insert into booking
        (id, reference, article_id, host_id, starts_at, ends_at, occupies, status, sequence,
        reader_name, reader_email, reader_zone, reader_locale, consented_at, booked_at, changed_at)
      select gen_random_uuid(), gen_random_uuid(), a.id, h.id, starts, starts + interval '30 minutes',
        tstzrange(starts, starts + interval '30 minutes'), 'confirmed', 0, 'R', 'r@example.org',
        'UTC', 'en', now(), now(), now()
      from article a, host h, (values (timestamptz '%s')) as time (starts)
      where a.slug = '%s' and h.id = '%s'
      on conflict do nothing
      """;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs one;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs other;

  private final GivenArticle article;
  private final GivenHost host;
  private final GivenHost colleague;

  HostSchedulesTest() {
    host = one.given().host("UTC").works("daily 09:00-12:00");
    colleague = one.given().host("Europe/Moscow");
    article = one.given().article().withHost(host).withHost(colleague);
    run(BOOKING.formatted("2026-11-24T09:00:00Z", article.slug(), host.id()));
    run("insert into host_override values ('%s', '2026-11-25', '{600,660}')".formatted(host.id()));
    host.isBusy("2026-11-26T10:00:00Z", "2026-11-26T10:20:00Z");
  }

  @BeforeAll
  static void start() {
    one = TalkToUs.running();
    other = one.replica(java.util.Map.of("talk.poll-interval", "PT1H"));
  }

  @AfterAll
  static void stop() {
    other.stop();
  }

  private static void run(String change) {
    one.sql().run(change);
  }

  private String forThis(String change) {
    return change
        .replace("HOST", "'" + host.id() + "'")
        .replace("COLLEAGUE", "'" + colleague.id() + "'")
        .replace("ARTICLE", "(select id from article where slug = '" + article.slug() + "')");
  }

  private static List<Instant> offered(TalkToUs talk, GivenArticle article) {
    return talk.bean(Offers.class).between(article.slug(), FROM, UNTIL).stream().toList();
  }

  private static List<Instant> read(TalkToUs talk, GivenArticle article) {
    var hosts =
        talk.bean(HostScheduleReader.class).of(article.slug(), FROM, UNTIL, SlotRequest.NOTHING);
    SlotStarts starts =
        OfferedSlots.offered(
            hosts.stream().map(ScheduledHost::calendar).toList(),
            FROM,
            UNTIL,
            talk.bean(CallRules.class),
            SettableClock.MONDAY);
    return starts.stream().toList();
  }

  private static UUID versionOf(GivenHost host) {
    return (UUID)
        one.sql().value("select version from host_schedule_version where host_id = ?", host.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update booking set status = 'cancelled' where host_id = HOST",
        "update booking set occupies = tstzrange(starts_at, starts_at + interval '1 hour') where"
            + " host_id = HOST",
        "update booking set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval"
            + " '1 hour', occupies = tstzrange(starts_at + interval '1 hour', ends_at + interval '1"
            + " hour') where host_id = HOST",
        "update booking set host_id = COLLEAGUE where host_id = HOST",
        "delete from booking where host_id = HOST",
        "insert into host_hours values (COLLEAGUE, 2, '{1080,1140}')",
        "update host_hours set windows = '{540,600}' where host_id = HOST and day = 5",
        "delete from host_hours where host_id = HOST and day = 5",
        "insert into host_override values (HOST, '2026-11-27', '{}')",
        "insert into host_override values (HOST, '2026-11-25', '{}') on conflict (host_id, date) do"
            + " update set windows = excluded.windows",
        "update host_override set windows = '{600,720}' where host_id = HOST",
        "update host_override set date = '2026-11-28' where host_id = HOST",
        "delete from host_override where host_id = HOST",
        "insert into busy_time values (gen_random_uuid(), HOST, tstzrange('2026-11-27T09:00Z',"
            + " '2026-11-27T10:00Z'), 'test')",
        "update busy_time set during = tstzrange('2026-11-27T09:00Z', '2026-11-27T10:00Z') where"
            + " host_id = HOST",
        "update busy_time set host_id = COLLEAGUE where host_id = HOST",
        "delete from busy_time where host_id = HOST",
        "update host set zone = 'Asia/Tokyo' where id = HOST",
        "update host set active = false where id = HOST",
        "delete from article_host where host_id = HOST",
      })
  void whatPlainSqlChangesIsSeenByTheNextRequestOfEveryService(String change) {
    var before = offered(one, article);
    assertThat(offered(other, article)).isEqualTo(before).isNotEmpty();

    run(forThis(change));

    assertThat(offered(one, article)).isEqualTo(read(one, article)).isNotEqualTo(before);
    assertThat(offered(other, article)).isEqualTo(read(one, article));
  }

  @Test
  void whatPeopleChangeThroughOneServiceIsSeenByTheNextRequestOfTheOther() {
    var before = offered(other, article);
    var call = one.reader().books(article, "2026-11-24T10:00:00Z");
    var booked = offered(other, article);
    call.moveTo("2026-11-24T11:00:00Z").with(200);
    var moved = offered(other, article);
    call.cancel().with(200);

    assertThat(booked).hasSize(before.size() - 1);
    assertThat(moved).hasSize(before.size() - 1).isNotEqualTo(booked);
    assertThat(offered(other, article)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host_hours", "host_override", "busy_time"})
  void anEmptiedTableIsSeen(String table) {
    var before = versionOf(host);
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("truncate " + table);
      try (var row =
          statement.executeQuery(
              forThis("select version from host_schedule_version where host_id = HOST"))) {
        row.next();
        assertThat(row.getObject(1, UUID.class)).isNotEqualTo(before);
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update booking set outcome = 'attended', notes = 'Well.' where host_id = HOST",
        "update booking set reader_name = '', reader_email = '' where host_id = HOST",
        "update host set name = 'Another' where id = HOST",
        "delete from booking where host_id = HOST and false",
      })
  void whatTakesNobodysTimeLeavesTheVersion(String change) {
    var before = versionOf(host);

    run(forThis(change));

    assertThat(versionOf(host)).isEqualTo(before);
  }

  @Test
  void aChangeIsSeenOnlyOnceItIsCommitted() throws SQLException {
    var before = offered(one, article);
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(forThis("delete from booking where host_id = HOST"));

      assertThat(offered(one, article)).isEqualTo(before);
      connection.commit();
      assertThat(offered(one, article)).hasSize(before.size() + 1);
    }
  }

  @Test
  void schedulesAreReadAgainAsTheHorizonMoves() {
    assertThat(offered(one, article)).isNotEmpty();
    var far = "2027-03-01";
    one.clock().set(Instant.parse("2027-02-20T08:00:00Z"));
    run(BOOKING.formatted(far + "T09:00:00Z", article.slug(), host.id()));

    assertThat(article.slotsOn(far)).startsWith(far + "T09:30:00Z").hasSize(5);
  }

  /**
   * Hosts' time is changed by several at once, some of whom change their mind, while others read.
   * Whenever the versions were the same before and after, what is kept must be what is read.
   */
  @RepeatedTest(2)
  void whatIsKeptIsWhatIsReadWhateverIsChangedMeanwhile(RepetitionInfo repetition) {
    var compared = new AtomicInteger();
    Concurrently.run(
        6,
        i -> {
          if (i < 3) {
            changeOften(new Random(31L * repetition.getCurrentRepetition() + i));
          } else {
            compare(i % 2 == 0 ? one : other, compared);
          }
          return i;
        });

    assertThat(offered(one, article)).isEqualTo(read(one, article));
    assertThat(offered(other, article)).isEqualTo(read(one, article));
    assertThat(compared).hasPositiveValue();
  }

  private void compare(TalkToUs talk, AtomicInteger compared) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (int i = 0; i < 25; i++) {
        var before = versions(statement);
        var kept = offered(talk, article);
        var read = read(talk, article);
        if (before.equals(versions(statement))) {
          assertThat(kept).isEqualTo(read);
          compared.incrementAndGet();
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String versions(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            forThis(
                "select string_agg(version::text, ' ' order by host_id) from host_schedule_version"
                    + " where host_id in (HOST, COLLEAGUE)"))) {
      row.next();
      return row.getString(1);
    }
  }

  private void changeOften(Random random) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 15; i++) {
        if (isDone(statement, changes(random)) && random.nextInt(4) > 0) {
          connection.commit();
        } else {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes no locks beforehand as the service does, so the database may refuse a deadlock. */
  private static boolean isDone(Statement statement, List<String> changes) throws SQLException {
    try {
      for (var change : changes) {
        statement.execute(change);
      }
      return true;
    } catch (SQLException refusal) {
      if ("40P01".equals(refusal.getSQLState())) {
        return false;
      }
      throw refusal;
    }
  }

  private List<String> changes(Random random) {
    var whose = random.nextBoolean() ? "HOST" : "COLLEAGUE";
    var changes = new ArrayList<String>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      changes.add(forThis(change(random).replace("WHOSE", whose)));
    }
    return changes;
  }

  private String change(Random random) {
    int day = 24 + random.nextInt(6);
    int hour = 9 + random.nextInt(3);
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          BOOKING
              .formatted("2026-11-%dT%02d:00:00Z".formatted(day, hour), article.slug(), host.id())
              .replace(host.id().toString(), "WHOSE")
              .replace("'WHOSE'", "WHOSE");
      case 2 ->
          "update booking set status = 'cancelled' where host_id = WHOSE and starts_at ="
              + " '2026-11-%dT%02d:00:00Z'".formatted(day, hour);
      case 3 ->
          "insert into host_override values (WHOSE, '2026-11-%d', '{%d,900}') on conflict"
                  .formatted(day, 60 * hour)
              + " (host_id, date) do update set windows = excluded.windows";
      case 4 -> "delete from host_override where host_id = WHOSE";
      default ->
          "insert into busy_time values (gen_random_uuid(), WHOSE, tstzrange('2026-11-%dT%02d:00Z',"
                  .formatted(day, hour)
              + " '2026-11-%dT%02d:30Z'), 'test')".formatted(day, hour);
    };
  }

  @Test
  void callsThatChangePlacesBetweenHostsDoNotLockEachOtherOut() {
    var busy = one.given().article().withHost(host).withHost(colleague.works("daily 12:00-15:00"));
    run(BOOKING.formatted("2026-11-24T11:30:00Z", busy.slug(), colleague.id()));

    Concurrently.run(
        2,
        i -> {
          var home = forThis(i == 0 ? "HOST" : "COLLEAGUE");
          var away = forThis(i == 0 ? "COLLEAGUE" : "HOST");
          move(i == 0 ? "2026-11-24T09:00:00Z" : "2026-11-24T11:30:00Z", List.of(away, home));
          return i;
        });

    assertThat(offered(one, busy)).isEqualTo(read(one, busy));
  }

  /** To and fro, as the service moves a call: under the lock on the host who gets it. */
  private void move(String at, List<String> hosts) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 30; i++) {
        var to = hosts.get(i % 2);
        statement.execute("select from host where id = " + to + " for no key update");
        statement.execute(
            forThis("update booking set host_id = %s where host_id in (HOST, COLLEAGUE)")
                    .formatted(to)
                + " and starts_at = '%s'".formatted(at));
        connection.commit();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        one.sql().url(), TestDatabase.username(), TestDatabase.password());
  }
}
