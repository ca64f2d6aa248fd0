package org.talktous.call.holding;

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

/** The calls that are held ahead, by who holds them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HoldRepository extends GenericRepository<HoldRepository.Row, UUID> {

  /** A call that is held. */
  @MappedEntity("call_hold")
  record Row(@Id UUID bookingId, Instant startsAt) {}

  /** Waits for others who count the same, until the end of the transaction. */
  @Query("select count(*) from pg_advisory_xact_lock(hashtextextended(:key, 0))")
  long lock(String key);

  /** What is held ahead; a confirmed address answers for no other spelling of its mailbox. */
  @Query(
      """
      with address as (
        select exists (select from confirmed_address where folded_email = :foldedEmail) as is_confirmed
      ), unconfirmed as (
        select h.network, h.host_id, h.starts_at, h.booked_at, h.confirm_by
        from call_hold h
        where (h.network = :network or h.host_id = :host) and h.starts_at > :now
          and not exists (select from confirmed_address c where c.folded_email = h.folded_email)
      ), of_holder as (
        select count(*) as calls, min(starts_at) as first
        from call_hold h
        cross join address
        where h.holder = :holder and h.starts_at > :now
          and (h.folded_email = :foldedEmail or not address.is_confirmed)
      )
      select
        (select is_confirmed from address) as is_confirmed,
        (select calls from of_holder) as of_holder,
        (select first from of_holder) as first_of_holder,
        (select count(*) from call_hold where network = :network and starts_at > :now)
          as all_of_network,
        count(*) filter (where network = :network) as of_network,
        count(*) filter (where network = :network and booked_at > :anHourAgo) as of_network_lately,
        count(*) filter (where network = :network and confirm_by is not null) as pending_of_network,
        count(*) filter (where host_id = :host) as of_host,
        count(*) filter (where host_id = :host and starts_at >= :dayBegins and starts_at < :dayEnds)
          as of_day,
        count(*) filter (where host_id = :host and starts_at >= :dayBegins and starts_at < :dayEnds
          and confirm_by is not null) as pending_of_day,
        min(confirm_by) as pending_until
      from unconfirmed
      """)
  HeldCalls held(
      String holder,
      String foldedEmail,
      String network,
      UUID host,
      Instant dayBegins,
      Instant dayEnds,
      Instant now,
      Instant anHourAgo);

  @Query(
      """
      insert into call_hold
        (booking_id, host_id, holder, folded_email, network, starts_at, booked_at, confirm_by)
      values (:booking, :host, :holder, :foldedEmail, :network, :startsAt, :now,
        cast(:confirmBy as timestamptz))
      """)
  void add(
      UUID booking,
      UUID host,
      String holder,
      String foldedEmail,
      String network,
      Instant startsAt,
      Instant now,
      @Nullable Instant confirmBy);

  @Query("delete from call_hold where starts_at <= :now")
  void forget(Instant now);

  @Query(
      """
      select cast(jsonb_build_object(
        'network', network, 'bookedAt', booked_at, 'confirmBy', confirm_by) as text)
      from call_hold
      where booking_id = any(cast(:calls as uuid[]))
      order by booked_at, booking_id
      """)
  List<String> exported(String[] calls);

  @Query("delete from call_hold where booking_id = any(cast(:calls as uuid[]))")
  void forget(String[] calls);
}
