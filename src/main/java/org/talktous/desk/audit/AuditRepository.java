package org.talktous.desk.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
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

  @Query(
      """
      select a.id, a.at, a.staff_id, s.email as staff_email, a.action, a.subject,
        cast(a.before as text) as before, cast(a.after as text) as after
      from audit a
      left join audit_author s on s.id = a.staff_id
      where a.id < :earlier
        and (cast(:staff as uuid) is null or a.staff_id = cast(:staff as uuid))
        and (cast(:subject as text) is null
          or a.subject = :subject
          or split_part(a.subject, '/', 1) = :subject)
      order by a.id desc
      limit :limit
      """)
  List<AuditItem> page(long earlier, @Nullable String staff, @Nullable String subject, int limit);

  @Query("select id, email from audit_author order by lower(email)")
  List<Author> authors();
}
