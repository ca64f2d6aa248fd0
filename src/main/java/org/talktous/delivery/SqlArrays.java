package org.talktous.delivery;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists as one value of a statement, a column each, to be put together by {@code unnest}. */
final class SqlArrays {
  private SqlArrays() {}

  static <T> Array array(
      PreparedStatement statement,
      String type,
      List<T> values,
      Function<T, @Nullable Object> element)
      throws SQLException {
    return statement.getConnection().createArrayOf(type, values.stream().map(element).toArray());
  }
}
