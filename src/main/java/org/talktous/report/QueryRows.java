package org.talktous.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The reader queries of a filter, oldest first, as a cursor that is open until it is closed. */
final class QueryRows implements AutoCloseable {
  private static final int AT_ONCE = 500;

  private final Connection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final ZoneId zone;

  private QueryRows(Connection connection, Select select, ZoneId zone) throws SQLException {
    this.connection = connection;
    this.statement = select.prepare(connection);
    statement.setFetchSize(AT_ONCE);
    this.rows = statement.executeQuery();
    this.zone = zone;
  }

  @SuppressWarnings("MustBeClosedChecker") // the caller does
  static QueryRows open(ReportDatabase database, ReportFilter filter, Instant now) {
    var connection = database.open();
    try {
      var select =
          Scope.of(connection, filter, now)
              .queries(
                  QueryRow.COLUMNS
                      + " from report_queries("
                      + Scope.QUERIES
                      + ") q join article a on a.id = q.article_id order by q.created_at, q.id");
      return new QueryRows(connection, select, filter.period().zone());
    } catch (SQLException e) {
      quietly(connection);
      throw ReportDatabase.failure(e);
    }
  }

  ZoneId zone() {
    return zone;
  }

  @Nullable QueryRow next() throws SQLException {
    return rows.next() ? QueryRow.of(rows) : null;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      rows.close();
      statement.close();
      connection.rollback();
    }
  }

  private static void quietly(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      // what went wrong before is told
    }
  }
}
