package org.talktous.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The reader queries of a filter, oldest first, as a cursor that is open until it is closed. */
final class QueryRows implements AutoCloseable {
  private static final int FETCH_SIZE = 500;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final ZoneId zone;

  QueryRows(Connection connection, Scope scope) throws SQLException {
    this.zone = scope.period().zone();
    this.statement =
        scope
            .queries(
                QueryRow.COLUMNS
                    + " from report_queries("
                    + Scope.QUERIES
                    + ") q join article a on a.id = q.article_id order by q.created_at, q.id")
            .prepare(connection);
    statement.setFetchSize(FETCH_SIZE);
    this.rows = statement.executeQuery();
  }

  ZoneId zone() {
    return zone;
  }

  @Nullable QueryRow next() throws SQLException {
    return rows.next() ? QueryRow.of(rows) : null;
  }

  @Override
  public void close() throws SQLException {
    // Closes its rows too.
    statement.close();
  }
}
