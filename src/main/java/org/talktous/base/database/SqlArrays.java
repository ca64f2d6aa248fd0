package org.talktous.base.database;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Binds lists as SQL arrays, a column each, for {@code unnest}. */
public final class SqlArrays {
  private SqlArrays() {}

  public static <T> Array array(
      PreparedStatement statement,
      String type,
      List<T> values,
      Function<T, @Nullable Object> element)
      throws SQLException {
    return statement.getConnection().createArrayOf(type, values.stream().map(element).toArray());
  }

  /**
   * Disables the server-side prepared statement, so that each run is planned: a generic plan made
   * while the table was small scans it when it is large.
   */
  public static void withoutPreparedPlan(PreparedStatement statement) throws SQLException {
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
  }
}
