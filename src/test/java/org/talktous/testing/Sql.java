package org.talktous.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A way past the service, to its database: for what has no door yet, and to see what was kept. */
public record Sql(String url) {

  /** The rows, each by the names of its columns. */
  public List<Map<String, Object>> rows(String query, Object... values) {
    try (var connection = connect();
        var statement = prepared(connection, query, values);
        var rows = statement.executeQuery()) {
      var found = new ArrayList<Map<String, Object>>();
      while (rows.next()) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
        }
        found.add(row);
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The first column of the only row. */
  public Object value(String query, Object... values) {
    var rows = rows(query, values);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " rows: " + query);
    }
    return rows.getFirst().values().iterator().next();
  }

  public long count(String query, Object... values) {
    return ((Number) value(query, values)).longValue();
  }

  public void run(String change, Object... values) {
    try (var connection = connect();
        var statement = prepared(connection, change, values)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(change, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
