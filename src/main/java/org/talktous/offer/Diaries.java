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
  private static final String READ =
      """
      select h.id, h.name, h.join_url, h.zone,
        array(
          select unnest(array[day, cardinality(windows)]::bigint[] || windows::bigint[])
          from host_hours
          where host_id = h.id) as weekly,
        array(
          select unnest(array[date - date 'epoch', cardinality(windows)]::bigint[] || windows::bigint[])
          from host_override
          where host_id = h.id and date between ?::timestamptz::date - 1 and ?::timestamptz::date + 1)
          as overrides,
        array(
          select unnest(array[
            extract(epoch from starts_at), extract(epoch from ends_at),
            extract(epoch from upper(occupies))]::bigint[])
          from booking
          where host_id = h.id and status = 'confirmed' and starts_at >= ? and starts_at < ?
            and id <> ?) as calls,
        array(
          select unnest(array[
            floor(extract(epoch from lower(during))), ceil(extract(epoch from upper(during)))]::bigint[])
          from busy_time
          where host_id = h.id and during && tstzrange(?, ?)) as busy
      from article a
      left join host h on h.active and (
        exists (select from article_host n where n.article_id = a.id and n.host_id = h.id)
        or not exists (select from article_host n where n.article_id = a.id))
      where a.slug = ?
      order by h.id
      """;

  private final JdbcOperations jdbc;
  private final CallRules rules;

  Diaries(JdbcOperations jdbc, CallRules rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /**
   * The diaries as far as they decide about starts in [from, until), as if one booking were not
   * there: the one that is to be moved, or {@link SlotWish#NOTHING}. One statement sees one state
   * of things anyway; a transaction of its own would only cost another round trip.
   */
  @Connectable
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
