package org.talktous.call.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which hosts were sent the calls of their day, and which want none. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AgendaSentRepository extends GenericRepository<AgendaSent, UUID> {

  /**
   * A host with calls ahead.
   *
   * @param nextStart of the first of them
   * @param lastTold the date of which the host was told last
   */
  @Introspected
  record Ahead(UUID hostId, String zone, Instant nextStart, @Nullable LocalDate lastTold) {}

  @Query(
      """
      select h.id as host_id, h.zone, next.start as next_start,
        (select max(a.date) from agenda_sent a where a.host_id = h.id) as last_told
      from (
        select host_id, min(starts_at) as start
        from booking
        where status = 'confirmed' and confirm_by is null and starts_at > :now
          and starts_at < :until
        group by host_id) next
      join host h on h.id = next.host_id
      where h.signs_in and not exists (select from agenda_declined d where d.host_id = h.id)
      """)
  List<Ahead> ahead(Instant now, Instant until);

  @Query(
      """
      insert into agenda_sent (host_id, date, sent_at)
      values (:host, :date, :now)
      on conflict do nothing
      """)
  int mark(UUID host, LocalDate date, Instant now);

  @Query("select exists (select from agenda_declined where host_id = :host)")
  boolean isDeclined(UUID host);

  @Query(
      """
      insert into agenda_declined (host_id, declined_at)
      select id, :now
      from host
      where id = :host
      on conflict do nothing
      """)
  void decline(UUID host, Instant now);

  @Query("delete from agenda_declined where host_id = :host")
  void wantAgain(UUID host);
}
