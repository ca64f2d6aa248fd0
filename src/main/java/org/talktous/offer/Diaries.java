package org.talktous.offer;

import static org.talktous.availability.OfferedSlots.MARGIN;

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
import org.talktous.availability.CallRules;
import org.talktous.problem.NotFound;

/**
 * Reads the diaries of an article's hosts in one statement: a row a host, what varies in arrays. An
 * article that names no hosts is taken by every active one.
 */
@Singleton
class Diaries {
  // date_part rather than extract, which counts in numeric and takes several times as long.
  private static final String READ =
      """
      select h.id, h.name, h.join_url, h.zone, h.version,
        array(
          select unnest((-day)::smallint || windows)
          from host_hours
          where host_id = h.id) as weekly,
        array(
          select unnest(date 'epoch' - date || windows::integer[])
          from host_override
          where host_id = h.id and date between ?::timestamptz::date - 1 and ?::timestamptz::date + 1)
          as overrides,
        calls.starts as call_starts, calls.ends as call_ends,
        busy.starts as busy_starts, busy.ends as busy_ends
      from article a
      left join lateral (
        select taker.*
        from article_host n
        join host taker on taker.id = n.host_id
        where n.article_id = a.id and taker.active
        union all
        select taker.*
        from host taker
        where taker.active and not exists (select from article_host n where n.article_id = a.id)
      ) h on true
      left join lateral (
        select array_agg(date_part('epoch', starts_at)::bigint) as starts,
          array_agg(date_part('epoch', upper(occupies))::bigint) as ends
        from booking
        where host_id = h.id and status = 'confirmed' and starts_at >= ? and starts_at < ?
          and id <> ?
      ) calls on true
      left join lateral (
        select array_agg(floor(date_part('epoch', lower(during)))::bigint) as starts,
          array_agg(ceil(date_part('epoch', upper(during)))::bigint) as ends
        from busy_time
        where host_id = h.id and during && tstzrange(?, ?)
      ) busy on true
      where a.slug = ?
      """;

  private final JdbcOperations jdbc;
  private final CallRules rules;

  Diaries(JdbcOperations jdbc, CallRules rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /**
   * The diaries as far as they decide about starts in [from, until), as if one booking were not
   * there: the one that is to be moved, or {@link SlotWish#NOTHING}.
   */
  @Connectable // a transaction around one select would end with a second round trip
  List<HostDiary> of(String article, Instant from, Instant until, UUID except) {
    var first = Timestamp.from(from.minus(MARGIN));
    var last = Timestamp.from(until.plus(MARGIN));
    return jdbc.prepareStatement(
        READ,
        read -> {
          read.setTimestamp(1, first);
          read.setTimestamp(2, last);
          read.setTimestamp(3, first);
          read.setTimestamp(4, last);
          read.setObject(5, except);
          read.setTimestamp(6, first);
          read.setTimestamp(7, last);
          read.setString(8, article);
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
          diaries.add(new DiaryRow(rows, rules).diary());
        }
      } while (rows.next());
      return diaries;
    }
  }
}
