package org.talktous.desk.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.Map;
import org.talktous.base.event.DomainEvent;
import org.talktous.base.privacy.Expiring;
import org.talktous.base.privacy.ReaderData;

/**
 * What the log has to do with readers' data: staff's erasures are recorded, with how many records
 * and no word of whose; and entries are deleted after two years.
 */
@Singleton
class AuditRetention implements Expiring {
  private static final Period KEPT = Period.ofYears(2);

  // The trigger audit_keeps_its_period lets a transaction delete what this names.
  private static final String ALLOW =
      "select set_config('talk.audit_expired_before', cast(cast(? as timestamptz) as text), true)";
  private static final String DELETE =
      """
      delete from audit
      where id in (select id from audit where at < ? order by id limit ?)
      """;

  private final AuditLog log;
  private final JdbcOperations jdbc;
  private final TransactionOperations<Connection> transactions;

  AuditRetention(
      AuditLog log, JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
    this.log = log;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** In the transaction of the erasure. */
  @EventListener
  void on(DomainEvent event) {
    if (event.type().equals(ReaderData.READER_ERASED)
        && event.data().get("records") instanceof Collection<?> records) {
      log.record("reader.erased", event.subject(), null, Map.of("records", records.size()));
    }
  }

  @Override
  public String what() {
    return "entries of the log of changes";
  }

  @Override
  public Period kept() {
    return KEPT;
  }

  @Override
  public int deleteBefore(Instant time, int limit) {
    return transactions.executeWrite(
        transaction -> {
          jdbc.prepareStatement(
              ALLOW,
              allow -> {
                allow.setTimestamp(1, Timestamp.from(time));
                return allow.execute();
              });
          return jdbc.prepareStatement(
              DELETE,
              delete -> {
                delete.setTimestamp(1, Timestamp.from(time));
                delete.setInt(2, limit);
                return delete.executeUpdate();
              });
        });
  }
}
