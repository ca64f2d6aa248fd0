package org.talktous.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filter as the functions of the database take it.
 *
 * @param article the article's id; {@link #NOTHING} if there is none of that name
 */
record Scope(ReportFilter filter, @Nullable UUID article, Instant now) {
  /** What all functions about reader queries take first: a period and four filters. */
  static final String QUERIES = "?, ?, ?, ?, ?, ?";

  private static final UUID NOTHING = new UUID(0, 0);

  static Scope of(Connection connection, ReportFilter filter, Instant now) throws SQLException {
    if (filter.article() == null) {
      return new Scope(filter, null, now);
    }
    var found =
        Select.of("select id from article where slug = ?", filter.article())
            .list(connection, row -> row.getObject(1, UUID.class));
    return new Scope(filter, found.isEmpty() ? NOTHING : found.getFirst(), now);
  }

  Period period() {
    return filter.period();
  }

  Scope previous() {
    return new Scope(filter.previous(), article, now);
  }

  /** Calls a function about reader queries; more of its arguments follow. */
  Select queries(String sql, @Nullable Object... more) {
    var values = new ArrayList<@Nullable Object>();
    values.add(period().begins());
    values.add(period().ends());
    values.addAll(filters());
    values.addAll(Arrays.asList(more));
    return new Select(sql, values);
  }

  List<@Nullable Object> filters() {
    var values = new ArrayList<@Nullable Object>();
    values.add(article);
    values.add(filter.channel());
    values.add(filter.topic());
    values.add(filter.language());
    return values;
  }
}
