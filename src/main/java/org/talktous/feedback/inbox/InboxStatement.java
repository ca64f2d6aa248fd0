package org.talktous.feedback.inbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.FoldedEmail;

/**
 * The statement for a filter. It holds only the conditions that were asked for, as the planner can
 * choose an index only for conditions that it sees.
 */
final class InboxStatement {
  /** As the search marks what it found: signs that no text can hold. */
  static final String MARK = "\u0002";

  static final String UNMARK = "\u0003";

  /** As the angle brackets of a text come back, which the search would take for markup. */
  static final String LESS = "\u0004";

  static final String GREATER = "\u0005";

  private static final String HEADLINE =
      """
      , ts_headline('pg_catalog.russian',
        translate(
          concat_ws(' … ', q.body, q.passage ->> 'exact', (
            select string_agg(r.body, ' … ' order by r.created_at)
            from reply r
            where r.query_id = q.id)),
          '<>', chr(4) || chr(5)),
        search_query(?), 'MaxFragments=2, MaxWords=24, MinWords=8, StartSel="\u0002", StopSel="\u0003"')
      """;

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private final boolean oldestFirst;

  InboxStatement(InboxFilter filter) {
    oldestFirst = filter.oldestFirst() && filter.text() == null;
    if (filter.mailbox() != null) {
      and("q.reader_folded_email = ?", FoldedEmail.of(filter.mailbox()));
    }
    if (filter.text() != null) {
      and("q.words @@ search_query(?)", filter.text());
    }
    if (filter.status() != null) {
      and("q.status = ?", filter.status());
    }
    if (filter.kind() != null) {
      and("q.kind = ?", filter.kind());
    }
    if (filter.topic() != null) {
      and("q.topic = ?", filter.topic());
    }
    if (filter.article() != null) {
      and("q.article_id = (select id from article where slug = ?)", filter.article());
    }
    if (filter.channel() != null) {
      and("q.channel = ?", filter.channel());
    }
    if (InboxFilter.UNASSIGNED.equals(filter.assignee())) {
      conditions.add("q.assignee_id is null");
    } else if (filter.assignee() != null) {
      and("q.assignee_id = ?", filter.assignee());
    }
    if (filter.host() != null && "call".equals(filter.channel())) {
      and("q.booking_id in (select id from booking where host_id = ?)", filter.host());
    } else if (filter.host() != null) {
      and(
          "(q.booking_id is null or exists (select from booking b where b.id = q.booking_id and"
              + " b.host_id = ?))",
          filter.host());
    }
  }

  private void and(String condition, Object value) {
    conditions.add(condition);
    values.add(value);
  }

  /** Only what a cursor leads to. */
  InboxStatement after(@Nullable InboxCursor cursor) {
    switch (cursor) {
      case null -> {}
      case InboxCursor.Before before -> written(oldestFirst ? ">" : "<", before.position());
      case InboxCursor.Within within -> {
        written("<=", within.newest());
        written(">=", within.oldest());
      }
    }
    return this;
  }

  private void written(String than, InboxCursor.Position position) {
    conditions.add("(q.created_at, q.id) " + than + " (?, ?)");
    values.add(Timestamp.from(position.createdAt()));
    values.add(position.id());
  }

  /**
   * The latest, latest first, or the oldest, with how well each fits the words that are searched
   * for.
   */
  String first(boolean ranked, int limit) {
    var order = oldestFirst ? "" : " desc";
    var rank = ranked ? "ts_rank(q.words, search_query(?))" : "0::real";
    return "select q.id, q.created_at, "
        + rank
        + " from reader_query q"
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
        + " order by q.created_at"
        + order
        + ", q.id"
        + order
        + " limit "
        + limit;
  }

  /** What the search found in some threads, in their own words. */
  static String headlines() {
    return "select q.id" + HEADLINE + " from reader_query q where q.id = any(?::uuid[])";
  }

  void bind(PreparedStatement statement, String... first) throws SQLException {
    int at = 1;
    for (var value : first) {
      statement.setString(at++, value);
    }
    for (var value : values) {
      statement.setObject(at++, value);
    }
  }
}
