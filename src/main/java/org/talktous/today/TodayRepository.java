package org.talktous.today;

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
import org.talktous.delivery.FailedDeliveries;

/**
 * What needs attention now, read from the tables of all features. Every statement takes the id of
 * the host who asks, or null from admins, and stops counting where a number says nothing more.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TodayRepository extends GenericRepository<TodayRepository.NextCall, UUID> {

  /**
   * A call ahead, and what is known of who asked for it.
   *
   * @param thread the reader query that its question is
   * @param earlierQueries what the same reader has written about the article, but for the questions
   *     of their calls
   * @param earlierCalls of the same reader about the article, with the host who asks
   */
  @MappedEntity("booking")
  record NextCall(
      @Id UUID id,
      String reference,
      Instant startsAt,
      Instant endsAt,
      String host,
      String reader,
      @Nullable String question,
      @Nullable String passage,
      String slug,
      String title,
      String language,
      @Nullable String joinUrl,
      @Nullable UUID thread,
      long earlierQueries,
      long earlierCalls) {}

  /** An open reader query. */
  @Introspected
  record Waiting(
      UUID id, String channel, String gist, Instant createdAt, String title, String language) {}

  /** What could not be delivered. */
  @Introspected
  record Failed(long id, String channel, String type, int attempts, Instant settledAt) {}

  /**
   * A reader whose mail comes back.
   *
   * @param call whether the id is that of a call; else it is that of a reader query
   */
  @Introspected
  record Unreachable(UUID id, boolean call, String name, String reference) {}

  /**
   * A host whose outside calendars cannot be read, or not wholly.
   *
   * @param since when one of them cannot be read at all
   * @param leftOut how many events or parts of events of them were left out
   * @param named the first three of those: what names each, and its zone or its line
   */
  @Introspected
  record Unread(
      UUID host,
      String name,
      @Nullable Instant since,
      @Nullable Instant leftOutSince,
      int leftOut,
      @Nullable String named) {}

  @Query(
      """
      select b.id, b.reference, b.starts_at, b.ends_at, h.name as host, coalesce(b.reader_name, '—') as reader,
        b.question, b.passage ->> 'exact' as passage, a.slug, t.title, t.language,
        join_url_of_call(h.join_url, b.room, b.reference) as join_url, q.id as thread,
        (select count(*) from (
          select
          from reader_query e
          where e.reader_folded_email = b.reader_folded_email and e.article_id = b.article_id
            and e.booking_id is null
          limit 100) queries) as earlier_queries,
        (select count(*) from (
          select
          from booking e
          where e.reader_folded_email = b.reader_folded_email and e.article_id = b.article_id
            and e.starts_at < b.starts_at and e.status = 'confirmed'
            and (cast(:host as uuid) is null or e.host_id = cast(:host as uuid))
          limit 100) calls) as earlier_calls
      from booking b
      join host h on h.id = b.host_id
      join article a on a.id = b.article_id
      left join reader_query q on q.booking_id = b.id and q.status <> 'withdrawn'
      cross join lateral (
        select title, language
        from article_text
        where article_id = a.id
        order by language <> :language, language <> a.language, language
        limit 1) t
      where b.status = 'confirmed' and b.confirm_by is null
        and b.starts_at > cast(:now as timestamptz) - interval '30 minutes'
        and b.starts_at < :until
        and (cast(:host as uuid) is null or b.host_id = cast(:host as uuid))
      order by b.starts_at, b.id
      limit :limit
      """)
  List<NextCall> calls(
      @Nullable String host, Instant now, Instant until, String language, int limit);

  /** How many queries of a status were written in [from, until), up to a limit. */
  @Query(
      """
      select count(*)
      from (
        select
        from reader_query q
        where q.status = :status and q.created_at >= :from and q.created_at < :until
          and (q.booking_id is null or cast(:host as uuid) is null or exists (
            select
            from booking b
            where b.id = q.booking_id and b.host_id = cast(:host as uuid)))
        limit :limit) found
      """)
  long count(@Nullable String host, String status, Instant from, Instant until, int limit);

  @Query(
      """
      select q.id, q.channel, left(q.body, 200) as gist, q.created_at, t.title, t.language
      from reader_query q
      join article a on a.id = q.article_id
      cross join lateral (
        select title, language
        from article_text
        where article_id = a.id
        order by language <> :language, language <> a.language, language
        limit 1) t
      where q.status = 'open'
        and (q.booking_id is null or cast(:host as uuid) is null or exists (
          select
          from booking b
          where b.id = q.booking_id and b.host_id = cast(:host as uuid)))
      order by q.created_at, q.id
      limit :limit
      """)
  List<Waiting> oldest(@Nullable String host, String language, int limit);

  @Query(
      """
      select d.id, d.channel, coalesce(e.type, '') as type, d.attempts,
        coalesce(d.settled_at, d.created_at) as settled_at
      from delivery d
      left join event e on e.id = d.event_id
      where
      """
          + FailedDeliveries.CONDITION
          + """
          order by d.id desc
          limit :limit
          """)
  List<Failed> failed(int limit);

  @Query(
      """
      select count(*)
      from (
        select
        from delivery d
        where
      """
          + FailedDeliveries.CONDITION
          + """
          limit :limit) found
          """)
  long countFailed(int limit);

  /** Readers whose mail comes back, of calls ahead and of threads that are not closed. */
  @Query(
      """
      select distinct on (coalesce(b.id, q.id)) coalesce(b.id, q.id) as id, b.id is not null as call,
        coalesce(b.reader_name, q.reader_name, '') as name,
        coalesce(b.reference, q.reference) as reference
      from delivery d
      join event e on e.id = d.event_id
      left join booking b on e.subject = 'bookings/' || b.reference and b.status = 'confirmed'
        and b.starts_at > :now
      left join reader_query q on e.subject = 'comments/' || q.reference
        and q.status in ('open', 'answered')
      left join booking c on c.id = q.booking_id
      where coalesce(b.id, q.id) is not null
        and (cast(:host as uuid) is null or q.id is not null and c.id is null
          or coalesce(b.host_id, c.host_id) = cast(:host as uuid))
        and
      """
          + FailedDeliveries.UNREACHABLE
          + """
          order by coalesce(b.id, q.id)
          limit :limit
          """)
  List<Unreachable> unreachable(@Nullable String host, Instant now, int limit);

  @Query(
      """
      select h.id as host, h.name, min(i.warning_since) as since,
        min(i.left_out_since) as left_out_since, cast(sum(i.left_out) as integer) as left_out,
        (select string_agg(concat_ws(' · ', named.remark ->> 'summary', named.remark ->> 'uid',
            coalesce(named.remark ->> 'zone', named.remark ->> 'line')), '; ')
          from (
            select e.remark
            from calendar_import o
            cross join jsonb_array_elements(o.remarks) e (remark)
            where o.host_id = h.id
            limit 3) named) as named
      from calendar_import i
      join host h on h.id = i.host_id
      where (i.warning is not null or i.left_out > 0)
        and (cast(:host as uuid) is null or h.id = cast(:host as uuid))
      group by h.id
      order by min(i.warning_since), h.id
      limit :limit
      """)
  List<Unread> unread(@Nullable String host, int limit);
}
