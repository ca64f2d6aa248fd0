package org.talktous.report;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the rows behind a number, latest first, a page at a time. */
@Singleton
class Rows {
  private final ReportDatabase database;
  private final Clock clock;

  Rows(ReportDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  RowsPage page(ReportAsked asked, ReportWords words) {
    var here = asked.rows().with("of", "queries");
    for (var name : RowsFilter.NAMES) {
      if (asked.fields().containsKey(name) && !name.equals("after")) {
        here = here.with(name, asked.fields().get(name));
      }
    }
    var address = here;
    return database.read(
        connection -> {
          var filter =
              new RowsFilter(
                  Scope.of(connection, asked.filter(), clock.instant()),
                  asked.fields(),
                  RowsFilter.After.read(asked.fields().get("after")));
          var calls = filter.isOfCalls() ? filter.calls(connection) : List.<RowsFilter.Call>of();
          var queries =
              filter.isOfCalls() ? List.<RowsFilter.Query>of() : filter.queries(connection);
          return new RowsPage(
              asked,
              filter.isOfCalls(),
              cut(queries),
              cut(calls),
              words,
              filter.isOfCalls()
                  ? after(calls, RowsFilter.Call::at, RowsFilter.Call::id)
                  : after(queries, RowsFilter.Query::at, RowsFilter.Query::id),
              address);
        });
  }

  private static <T> List<T> cut(List<T> rows) {
    return rows.subList(0, Math.min(RowsFilter.PAGE, rows.size()));
  }

  private static <T> @Nullable String after(
      List<T> rows, Function<T, Instant> at, Function<T, UUID> id) {
    if (rows.size() <= RowsFilter.PAGE) {
      return null;
    }
    var last = rows.get(RowsFilter.PAGE - 1);
    return RowsFilter.After.written(at.apply(last), id.apply(last));
  }
}
