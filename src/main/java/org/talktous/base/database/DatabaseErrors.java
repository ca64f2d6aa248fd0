package org.talktous.base.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classifies failures: whether the cause is that the database is unreachable, or that it cannot
 * keep a text.
 */
public final class DatabaseErrors {
  static final String READ_ONLY = "25006";

  /** character_not_in_repertoire */
  private static final String BAD_CHARACTER = "22021";

  private static final Set<String> ENDED = Set.of(READ_ONLY, "25P03", "25P04");

  private DatabaseErrors() {}

  public static boolean isOutage(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException refused
                        && (isOutage(refused.getSQLState()) || isOfDeadConnection(refused)));
  }

  /** Whether a text was to be kept that holds a NUL character, which no text in PostgreSQL can. */
  public static boolean isOfText(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLException refused
                    && BAD_CHARACTER.equals(refused.getSQLState()));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  /** The message of the outage, without statements and values. */
  public static String reason(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
        .findFirst()
        .orElseGet(failure::toString);
  }

  /**
   * HikariCP's error for a closed connection, thrown by a rollback after the failure that closed
   * it; it hides that failure.
   */
  private static boolean isOfDeadConnection(SQLException refused) {
    return refused.getSQLState() == null && "Connection is closed".equals(refused.getMessage());
  }

  /**
   * PostgreSQL's classes 08, of connections, 53, of resources used up, and 57, of an operator's
   * intervention; 25006 where a failover has left the connection with a replica; 25P03 and 25P04
   * where a transaction was ended for its length.
   */
  private static boolean isOutage(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || ENDED.contains(state));
  }
}
