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
 * Reads the diaries of an article's hosts in one statement: a row a host, what varies in arrays. An
 * article that names no hosts is taken by every active one.
 */
@Singleton
class Diaries {
  private static final String OF_ARTICLE =
      """
      select s.*
      from article a
      left join lateral host_schedules(array(select * from article_takers(a.id)), ?, ?, ?) s on true
      where a.slug = ?
      """;

  private static final String OF_HOSTS = "select * from host_schedules(?, ?, ?, ?)";

  private final JdbcOperations jdbc;
  private final CallRules rules;

  Diaries(JdbcOperations jdbc, CallRules rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /**
   * The diaries as far as they decide about starts in [from, until), as if one booking were not
   * there: the one that is to be moved, or {@link SlotRequest#NOTHING}.
   */
  @Connectable // a transaction around one select would end with a second round trip
  List<HostDiary> of(String article, Instant from, Instant until, UUID except) {
    return jdbc.prepareStatement(
        OF_ARTICLE,
        read -> {
          read.setTimestamp(1, Timestamp.from(from.minus(MARGIN)));
          read.setTimestamp(2, Timestamp.from(until.plus(MARGIN)));
          read.setObject(3, except);
          read.setString(4, article);
          return diaries(read);
        });
  }

  private List<HostDiary> diaries(PreparedStatement read) throws SQLException {
    try (var rows = read.executeQuery()) {
      if (!rows.next()) {
        throw new NotFound("article");
      }
      var diaries = new ArrayList<HostDiary>();
      do {
        if (rows.getObject(1) != null) {
          diaries.add(new HostScheduleRow(rows, rules).diary());
        }
      } while (rows.next());
      return diaries;
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
        var calendar = new HostScheduleRow(rows, rules).diary().calendar();
        schedules.add(new HostSchedule(version, from, until, calendar));
      }
      return schedules;
    }
  }
}
