package org.talktous.call.offer;

import static org.talktous.call.slot.OfferedSlots.MARGIN;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.talktous.call.slot.CallRules;
import org.talktous.web.problem.NotFound;

/**
 * Reads the schedules of hosts in one statement: a row for each host, with arrays. Every active
 * host takes an article that names none.
 */
@Singleton
class HostScheduleReader {
  private static final String OF_ARTICLE =
      """
      select s.*
      from article a
      left join lateral host_schedules(array(select * from article_takers(a.id)), ?, ?, ?) s on true
      where a.slug = ?
      """;

  private static final String OF_ALL =
      """
      select s.*
      from host_schedules(array(select id from host where active and signs_in), ?, ?, ?) s
      order by s.name, s.id
      """;
  private static final String OF_HOSTS = "select * from host_schedules(?, ?, ?, ?)";

  private final JdbcOperations jdbc;
  private final CallRules rules;

  HostScheduleReader(JdbcOperations jdbc, CallRules rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /**
   * The article's hosts with what decides about starts in [from, until), leaving out one booking:
   * the one that is to be moved, or {@link SlotRequest#NOTHING}.
   */
  @Connectable // a transaction would add a round trip to one select
  List<ScheduledHost> of(String article, Instant from, Instant until, UUID except) {
    return jdbc.prepareStatement(
        OF_ARTICLE,
        read -> {
          read.setTimestamp(1, Timestamp.from(from.minus(MARGIN)));
          read.setTimestamp(2, Timestamp.from(until.plus(MARGIN)));
          read.setObject(3, except);
          read.setString(4, article);
          return hosts(read);
        });
  }

  /** The same of every host who takes calls, about whatever article. */
  @Connectable // a transaction would add a round trip to one select
  List<ScheduledHost> ofAll(Instant from, Instant until, UUID except) {
    return jdbc.prepareStatement(
        OF_ALL,
        read -> {
          read.setTimestamp(1, Timestamp.from(from.minus(MARGIN)));
          read.setTimestamp(2, Timestamp.from(until.plus(MARGIN)));
          read.setObject(3, except);
          try (var rows = read.executeQuery()) {
            var hosts = new ArrayList<ScheduledHost>();
            while (rows.next()) {
              hosts.add(new HostScheduleRow(rows, rules).host());
            }
            return hosts;
          }
        });
  }

  private List<ScheduledHost> hosts(PreparedStatement read) throws SQLException {
    try (var rows = read.executeQuery()) {
      if (!rows.next()) {
        throw new NotFound("article");
      }
      var hosts = new ArrayList<ScheduledHost>();
      do {
        if (rows.getObject(1) != null) {
          hosts.add(new HostScheduleRow(rows, rules).host());
        }
      } while (rows.next());
      return hosts;
    }
  }

  /** The schedules of hosts for starts in [from, until), each with its version. */
  List<HostSchedule> of(List<UUID> hosts, Instant from, Instant until) {
    return jdbc.prepareStatement(
        OF_HOSTS,
        read -> {
          read.setArray(1, read.getConnection().createArrayOf("uuid", hosts.toArray()));
          read.setTimestamp(2, Timestamp.from(from.minus(MARGIN)));
          read.setTimestamp(3, Timestamp.from(until.plus(MARGIN)));
          read.setObject(4, SlotRequest.NOTHING);
          return schedules(read, from, until);
        });
  }

  private List<HostSchedule> schedules(PreparedStatement read, Instant from, Instant until)
      throws SQLException {
    try (var rows = read.executeQuery()) {
      var schedules = new ArrayList<HostSchedule>();
      while (rows.next()) {
        var version = rows.getObject("schedule_version", UUID.class);
        var calendar = new HostScheduleRow(rows, rules).host().calendar();
        schedules.add(new HostSchedule(version, from, until, calendar));
      }
      return schedules;
    }
  }
}
