package org.talktous.base.database;

import java.time.Duration;

/**
 * How long a session waits for a network or a database that says nothing; zero is without end.
 *
 * @param answer until the socket is given up: the only limit that holds for a silent connection
 * @param statement until PostgreSQL cancels a statement, so that it does not outlive its client
 * @param idleInTransaction until PostgreSQL ends a session that keeps locks and asks nothing
 */
public record SessionLimits(Duration answer, Duration statement, Duration idleInTransaction) {
  /** For migrations, which may take as long as the data is large. */
  public static final SessionLimits NONE =
      new SessionLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private static final Duration IDLE_IN_TRANSACTION = Duration.ofMinutes(1);

  /**
   * The server cancels first: its refusal leaves the connection whole, a closed socket does not.
   */
  public static SessionLimits answeringWithin(Duration answer) {
    return new SessionLimits(answer, answer.multipliedBy(4).dividedBy(5), IDLE_IN_TRANSACTION);
  }

  /** Gives PostgreSQL's own limits to a session. */
  String forSession() {
    return settings("set");
  }

  /** Gives PostgreSQL's own limits to a transaction. */
  public String forTransaction() {
    return settings("set local");
  }

  private String settings(String set) {
    return "%s statement_timeout = %d; %s idle_in_transaction_session_timeout = %d"
        .formatted(set, statement.toMillis(), set, idleInTransaction.toMillis());
  }
}
