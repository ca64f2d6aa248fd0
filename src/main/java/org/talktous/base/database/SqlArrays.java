package org.talktous.base.database;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Lists as one value of a statement, a column each, to be put together by {@code unnest}. */
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
   * Lets the statement be planned each time it runs: a plan kept from when there were few rows
   * would read them all when there are many.
   */
  public static void withoutPreparedPlan(PreparedStatement statement) throws SQLException {
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
  }
}
