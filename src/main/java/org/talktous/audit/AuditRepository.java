package org.talktous.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the audit log. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditEntry, Long> {

  @Query(
      """
      insert into audit (at, staff_id, action, subject, before, after)
      values (:at, :staff, :action, :subject, cast(:before as jsonb), cast(:after as jsonb))
      """)
  void add(
      Instant at,
      UUID staff,
      String action,
      String subject,
      @Nullable String before,
      @Nullable String after);
}
