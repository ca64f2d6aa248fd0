package org.talktous.base.database;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** How Flyway makes replicas migrate one after the other. */
public final class MigrationLock {
  private static final String OF_A_TRANSACTION = "flyway.postgresql.transactional.lock";

  private MigrationLock() {}

  /**
   * A lock of a session, since {@code create index concurrently} waits for all transactions, one
   * that holds Flyway's lock included; behind a pooler in transaction mode, which shares sessions,
   * a lock of a transaction.
   */
  public static Map<String, String> over(DataSource sessions) {
    try (var connection = sessions.getConnection()) {
      return Map.of(OF_A_TRANSACTION, Boolean.toString(DatabaseSessions.isPooled(connection)));
    } catch (SQLException e) {
      throw new FlywayException("the database does not answer", e);
    }
  }
}
