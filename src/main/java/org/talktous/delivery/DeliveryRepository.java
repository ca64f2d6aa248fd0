package org.talktous.delivery;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements of the delivery log, for staff, and of the subscriptions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeliveryRepository extends GenericRepository<DeliveryRow, Long> {

  @Query(
      """
      insert into subscription (channel, target, types)
      values (:channel, :target, :types)
      on conflict (channel, target) do nothing
      """)
  void subscribe(String channel, String target, String[] types);

  @Query("delete from subscription where channel = :channel and target = :target")
  void unsubscribe(String channel, String target);

  @Query(
      """
      update delivery
      set state = 'failed', answer_code = :code, last_answer = :detail, settled_at = :now
      where channel = :channel and target = :target and state = 'pending'
      """)
  void failAll(
      String channel, String target, @Nullable String code, @Nullable String detail, Instant now);

  @Query(
      """
      select d.target, e.subject, e.sequence
      from delivery d
      join event e on e.id = d.event_id
      where d.event_id = :event and d.channel = 'mail'
        and regexp_replace(d.target, '[^A-Za-z0-9-]', '-', 'g') = :recipient
      """)
  Optional<FailedDeliveries.Returned> findMail(UUID event, String recipient);

  @Query(
      """
      update delivery
      set state = 'failed', answer_code = :code, last_answer = :detail, settled_at = :now
      where event_id = :event and channel = 'mail' and target = :target and state = 'delivered'
      """)
  int fail(UUID event, String target, String code, String detail, Instant now);

  @Query(
      """
      select count(*)
      from event e
      join delivery d on d.event_id = e.id
      where e.subject = :subject and
      """
          + FailedDeliveries.UNREACHABLE)
  long countUnreachable(String subject);

  @Query(
      """
      select exists (
        select
        from event e
        join delivery d on d.event_id = e.id
        where e.subject = :subject and e.type = :type and d.channel = 'mail' and d.target = :target)
      """)
  boolean hasMail(String subject, String type, String target);

  @Query(
      """
      select exists (
        select
        from event e
        where e.subject = :subject and e.type = :type and e.data ->> 'event' = :event
          and e.data ->> 'recipient' = :recipient)
      """)
  boolean isToldAsReturned(String subject, String type, String event, String recipient);

  @Query(
      """
      select coalesce(bool_and(
        case d.state
          when 'pending' then coalesce(d.answer_code, '') <> 'timeout'
            and (d.leased_until is null or d.attempted_at >= :changedAt)
          else coalesce(d.answer_code, '') like 'not-sent.%'
        end), false)
      from event e
      join delivery d on d.event_id = e.id
      where e.subject = :subject and d.channel = 'mail' and d.target = :target
        and e.data ->> :member = :value
      """)
  boolean isUnsent(String subject, String target, String member, String value, Instant changedAt);

  @Query(
      """
      insert into delivery (event_id, channel, target, due_at, created_at)
      values (:event, :channel, :target, :now, :now)
      """)
  void add(UUID event, String channel, String target, Instant now);

  @Query(DeliveryRow.SELECT + "where d.id = :id")
  Optional<DeliveryRow> find(long id);

  @Query(DeliveryRow.SELECT + "where d.event_id = any(cast(:events as uuid[])) order by d.id")
  List<DeliveryRow> of(String[] events);

  @Query(DeliveryRow.SELECT + "where true" + DeliveryRow.PAGE)
  List<DeliveryRow> all(long before, @Nullable String channel, int limit);

  @Query(DeliveryRow.SELECT + "where d.state = 'pending'" + DeliveryRow.PAGE)
  List<DeliveryRow> pending(long before, @Nullable String channel, int limit);

  @Query(DeliveryRow.SELECT + "where d.state = 'delivered'" + DeliveryRow.PAGE)
  List<DeliveryRow> delivered(long before, @Nullable String channel, int limit);

  @Query(DeliveryRow.SELECT + "where " + FailedDeliveries.CONDITION + DeliveryRow.PAGE)
  List<DeliveryRow> failed(long before, @Nullable String channel, int limit);

  @Query(
      """
      update delivery
      set state = 'pending', attempts_before = attempts, settled_at = null,
        due_at = case when leased_until > :now then due_at else :now end
      where id = :id and state <> 'delivered'
      """)
  int replay(long id, Instant now);

  /** Ends the pause of a delivery's target. */
  @Query(
      """
      delete from delivery_pause
      using delivery d
      where d.id = :id and delivery_pause.channel = d.channel and delivery_pause.target = d.target
      """)
  void resume(long id);

  @Query("delete from delivery_pause where channel = :channel and target = :target")
  void resume(String channel, String target);

  /**
   * Pending and failed deliveries by channel; states are literals, so that the partial indexes
   * apply.
   */
  @Query(
      """
      select channel, 'pending' as state, count(*) as count, min(created_at) as oldest
      from delivery
      where state = 'pending'
      group by channel
      union all
      select channel, 'failed', count(*), null
      from delivery
      where state = 'failed'
      group by channel
      """)
  List<Backlog> backlog();

  /**
   * How many deliveries of a channel are in a state.
   *
   * @param oldest when the oldest of those that wait was written
   */
  @Introspected
  record Backlog(String channel, String state, long count, @Nullable Instant oldest) {}

  @Query(
      """
      select cast(jsonb_build_object('event', e.type, 'about', e.subject, 'occurredAt', e.occurred_at,
        'channel', d.channel, 'to', d.target, 'state', d.state, 'attemptedAt', d.attempted_at,
        'settledAt', d.settled_at, 'answer', coalesce(d.last_answer, d.answer_code)) as text)
      from event e
      join delivery d on d.event_id = e.id
      where e.subject = any(cast(:subjects as text[]))
      order by d.id
      """)
  List<String> exported(String[] subjects);

  /** Forgets receivers' own words about events, and about those that are targets themselves. */
  @Query(
      """
      update delivery
      set last_answer = null
      where last_answer is not null
        and (event_id in (select id from event where subject = any(cast(:subjects as text[])))
          or channel = 'mail' and target = any(cast(:targets as text[])))
      """)
  void forgetAnswers(String[] subjects, String[] targets);

  @Query(
      """
      delete from delivery
      where id in (
        select id
        from delivery
        where created_at < :time and state <> 'pending' and settled_at < :time
        order by id
        limit :limit)
      """)
  int deleteSettledBefore(Instant time, int limit);
}
