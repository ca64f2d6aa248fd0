package org.talktous.call.desk;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls ahead by who holds them, for staff who cancel many at once. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HeldCallRepository extends GenericRepository<HeldCallRepository.HeldCall, UUID> {

  /**
   * A call ahead.
   *
   * @param network from which it was booked, where that is kept
   */
  @MappedEntity("booking")
  record HeldCall(
      @Id UUID id,
      String reference,
      Instant startsAt,
      String host,
      String reader,
      String email,
      @Nullable String network,
      boolean confirmed,
      Instant bookedAt) {}

  /** Something by which many calls are held, and how many. */
  @Introspected
  record Holder(String name, long calls) {}

  @Query(
      """
      select b.id, b.reference, b.starts_at, h.name as host, b.reader_name as reader,
        b.reader_email as email, c.network,
        exists (select from confirmed_address a where a.folded_email = b.reader_folded_email)
          as confirmed,
        b.booked_at
      from booking b
      join host h on h.id = b.host_id
      left join call_hold c on c.booking_id = b.id
      where b.status = 'confirmed' and b.starts_at > :now and b.outcome is null
        and (cast(:network as text) is null or c.network = :network)
        and (cast(:domain as text) is null
          or split_part(b.reader_folded_email, '@', -1) = cast(:domain as text))
        and b.booked_at >= :bookedFrom and b.booked_at < :bookedUntil
      order by b.booked_at desc, b.id
      limit :limit
      """)
  List<HeldCall> list(
      Instant now,
      @Nullable String network,
      @Nullable String domain,
      Instant bookedFrom,
      Instant bookedUntil,
      int limit);

  /** The networks and the domains of addresses that hold most calls ahead, unconfirmed. */
  @Query(
      """
      select network as name, count(*) as calls
      from call_hold h
      where starts_at > :now
        and not exists (select from confirmed_address a where a.folded_email = h.folded_email)
      group by network
      having count(*) > 1
      order by count(*) desc, network
      limit :limit
      """)
  List<Holder> networks(Instant now, int limit);

  @Query(
      """
      select split_part(folded_email, '@', -1) as name, count(*) as calls
      from call_hold h
      where starts_at > :now
        and not exists (select from confirmed_address a where a.folded_email = h.folded_email)
      group by 1
      having count(*) > 1
      order by count(*) desc, 1
      limit :limit
      """)
  List<Holder> domains(Instant now, int limit);
}
