package org.talktous.call.offer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.HostCalendar;
import org.talktous.web.problem.NotFound;

/**
 * Cache of host schedules, validated on each request: one indexed select returns the article's
 * hosts and the version of each schedule, and only changed ones are read again. Triggers draw a new
 * version in the transaction that changes a host's time, so that a request sees all that was
 * committed before it began.
 */
@Singleton
class HostSchedules {
  /** Weight limit, in calls, busy times and dates of about 40 bytes each. */
  private static final long MOST_KEPT = 500_000;

  private static final String VERSIONS =
      """
      select taker, v.version
      from article a
      left join lateral article_takers(a.id) taker on true
      left join host_schedule_version v on v.host_id = taker
      where a.slug = ?
      """;

  private final HostScheduleReader reader;
  private final JdbcOperations jdbc;
  private final CallRules rules;
  private final Cache<UUID, HostSchedule> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((UUID host, HostSchedule schedule) -> schedule.size())
          .build();

  HostSchedules(HostScheduleReader reader, JdbcOperations jdbc, CallRules rules) {
    this.reader = reader;
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /**
   * The calendars of the article's hosts, for starts in [from, until) between now and the horizon.
   */
  @Connectable // a transaction would add a round trip to one select
  List<HostCalendar> of(String article, Instant from, Instant until, Instant now) {
    var calendars = new ArrayList<HostCalendar>();
    var missing = new ArrayList<UUID>();
    for (var taker : takers(article)) {
      var schedule = kept.getIfPresent(taker.host);
      if (schedule != null && schedule.isCurrent(taker.version, from, until)) {
        calendars.add(schedule.calendar());
      } else {
        missing.add(taker.host);
      }
    }
    if (!missing.isEmpty()) {
      read(missing, now).forEach(read -> calendars.add(read.calendar()));
    }
    return calendars;
  }

  /** Reads a day beyond the horizon, so that the entry stays valid as time passes. */
  private List<HostSchedule> read(List<UUID> hosts, Instant now) {
    var today = now.truncatedTo(ChronoUnit.DAYS);
    var beyond = today.plus(rules.horizon()).plus(Duration.ofDays(2));
    var read = reader.of(hosts, today, beyond);
    read.forEach(each -> kept.put(each.calendar().host(), each));
    return read;
  }

  /** A host who takes the article's calls, and the version of their schedule. */
  private record Taker(UUID host, @Nullable UUID version) {}

  private List<Taker> takers(String article) {
    return jdbc.prepareStatement(
        VERSIONS,
        read -> {
          read.setString(1, article);
          return takers(read);
        });
  }

  private static List<Taker> takers(PreparedStatement read) throws SQLException {
    try (var rows = read.executeQuery()) {
      if (!rows.next()) {
        throw new NotFound("article");
      }
      var takers = new ArrayList<Taker>();
      do {
        var host = rows.getObject(1, UUID.class);
        if (host != null) {
          takers.add(new Taker(host, rows.getObject(2, UUID.class)));
        }
      } while (rows.next());
      return takers;
    }
  }
}
