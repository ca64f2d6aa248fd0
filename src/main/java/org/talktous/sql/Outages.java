package org.talktous.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether something failed because there is no database just now. */
public final class Outages {
  private Outages() {}

  public static boolean isOutage(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException refused && isOutage(refused.getSQLState()));
  }

  /**
   * PostgreSQL's classes 08, of connections, 53, of resources used up, and 57, of an operator's
   * intervention.
   */
  private static boolean isOutage(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
  }
}
