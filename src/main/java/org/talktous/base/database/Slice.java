package org.talktous.base.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is read by keyset: the rows after a cursor, and the cursor of the page
 * after it.
 *
 * @param next null on the last page
 */
public record Slice<T, C>(List<T> items, @Nullable C next) {

  /**
   * The page out of what was found.
   *
   * @param found one row more than the limit, if there are so many
   */
  public static <T, C> Slice<T, C> of(List<T> found, int limit, Function<T, C> cursor) {
    var items = found.stream().limit(limit).toList();
    return new Slice<>(items, found.size() > limit ? cursor.apply(items.getLast()) : null);
  }
}
