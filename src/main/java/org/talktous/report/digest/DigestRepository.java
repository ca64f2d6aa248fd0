package org.talktous.report.digest;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who wants the weekly mail, and who has had it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DigestRepository extends GenericRepository<DigestRow, UUID> {

  /** An admin who wants it. */
  @Introspected
  record Wanting(UUID staffId, String zone, Instant wantedSince) {}

  /** Where it goes. */
  @Introspected
  record Receiver(String email, String zone, String language) {}

  @Query(
      """
      select d.staff_id, d.zone, d.wanted_since
      from report_digest d
      join staff s on s.id = d.staff_id
      where s.role = 'ADMIN' and s.disabled_at is null
        and (d.sent_for is null or d.sent_for < :latest)
      """)
  List<Wanting> wanting(LocalDate latest);

  @Query(
      """
      update report_digest
      set sent_for = :monday
      where staff_id = :staff and (sent_for is null or sent_for < :monday)
      """)
  int mark(UUID staff, LocalDate monday);

  @Query(
      """
      select s.email, d.zone, d.language
      from report_digest d
      join staff s on s.id = d.staff_id
      where d.staff_id = :staff and s.role = 'ADMIN' and s.disabled_at is null
      """)
  Optional<Receiver> findReceiver(UUID staff);

  @Query("select exists (select from staff where id = :staff and disabled_at is null)")
  boolean isAtDesk(UUID staff);

  @Query("select exists (select from report_digest where staff_id = :staff)")
  boolean isWanted(UUID staff);

  @Query(
      """
      insert into report_digest (staff_id, zone, language, wanted_since)
      select id, :zone, :language, :now
      from staff
      where id = :staff
      on conflict (staff_id) do update set zone = excluded.zone, language = excluded.language
      """)
  int want(UUID staff, String zone, String language, Instant now);

  @Query("delete from report_digest where staff_id = :staff")
  int stop(UUID staff);
}
