package org.talktous.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that reads, and its values in the order of its question marks. */
record Select(String sql, List<@Nullable Object> values) {
  Select {
    values = new ArrayList<>(values);
  }

  static Select of(String sql, @Nullable Object... values) {
    return new Select(sql, Arrays.asList(values));
  }

  /** A row, read. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
    try (var statement = prepare(connection);
        var rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(row.of(rows));
      }
      return list;
    }
  }

  <T> T only(Connection connection, Row<T> row) throws SQLException {
    return list(connection, row).getFirst();
  }

  PreparedStatement prepare(Connection connection) throws SQLException {
    var statement = connection.prepareStatement(sql);
    int at = 1;
    for (var value : values) {
      statement.setObject(
          at++, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
