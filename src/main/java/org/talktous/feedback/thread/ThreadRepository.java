package org.talktous.feedback.thread;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.base.privacy.HeldRecord;
import org.talktous.call.booking.CallPersonalData;

/** The rows of threads. Each statement keeps {@code words} true to what it writes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThreadRepository extends GenericRepository<ThreadRow, UUID> {

  @Query(ThreadRow.SELECT + "where q.id = :id")
  Optional<ThreadRow> find(UUID id);

  @Query(ThreadRow.SELECT + "where q.reference = :reference")
  Optional<ThreadRow> findByReference(String reference);

  @Query(ThreadRow.SELECT + "where q.booking_id = :booking and q.status <> 'withdrawn'")
  Optional<ThreadRow> findOfCall(UUID booking);

  @Query(
      """
      select id, booking_id
      from reader_query
      where booking_id = any(cast(:bookings as uuid[])) and status <> 'withdrawn'
      """)
  List<FeedbackThreads.OfCall> ofCalls(String[] bookings);

  @Query(ThreadRow.SELECT + "where q.id = any(cast(:ids as uuid[]))")
  List<ThreadRow> list(String[] ids);

  /** The passages of an article that were asked about, each once. */
  @Query(
      """
      select distinct cast(passage as text)
      from reader_query
      where article_id = :of and passage is not null
      """)
  List<String> passages(UUID of);

  /** Lets those who quote a passage quote it with another section; what was written stays. */
  @Query(
      """
      update reader_query
      set passage = cast(:now as jsonb)
      where article_id = :of and passage = cast(:before as jsonb)
      """)
  void follow(UUID of, String before, String now);

  @Query(
      """
      insert into reader_query
        (id, reference, article_id, channel, kind, status, held_because, sequence, body, prompt,
        passage, reader_name, reader_email, reader_folded_email, reader_locale, consented_at, consent,
        publishable, named, survey_response_id, created_at, changed_at, words)
      select :id, :reference, a.id, :channel, :kind, :status, cast(:flagReason as text), 0, :body,
        cast(:prompt as text), cast(:passage as jsonb), cast(:readerName as text),
        cast(:readerEmail as text), cast(:readerFoldedEmail as text), :readerLocale,
        cast(:consentedAt as timestamptz), cast(:consent as jsonb), :publishable, :named,
        cast(:surveyResponse as uuid), :createdAt, :createdAt,
        query_words(:body, concat_ws(' ', :reference, cast(:readerName as text),
          cast(:passage as jsonb) ->> 'exact'))
      from article a
      where a.slug = :article
      """)
  int insert(
      UUID id,
      String reference,
      String article,
      String channel,
      String kind,
      String status,
      @Nullable String flagReason,
      String body,
      @Nullable String prompt,
      @Nullable String passage,
      @Nullable String readerName,
      @Nullable String readerEmail,
      @Nullable String readerFoldedEmail,
      String readerLocale,
      @Nullable Instant consentedAt,
      @Nullable String consent,
      boolean publishable,
      boolean named,
      @Nullable String surveyResponse,
      Instant createdAt);

  /**
   * Opens the thread of a call with the question that the booking holds, or with another body.
   * Without either, there is none.
   */
  @Query(
      """
      insert into reader_query
        (id, reference, article_id, channel, kind, status, sequence, body, passage, topic,
        reader_name, reader_email, reader_folded_email, reader_locale, consented_at, consent,
        publishable, named, booking_id, created_at, changed_at, words)
      select :id, :reference, article_id, 'call', 'question', 'open', 0,
        coalesce(cast(:body as text), question), passage, topic, reader_name, reader_email,
        reader_folded_email, reader_locale, consented_at, consent, false, false, id,
        coalesce(cast(:now as timestamptz), booked_at),
        coalesce(cast(:now as timestamptz), booked_at),
        query_words(coalesce(cast(:body as text), question),
          concat_ws(' ', :reference, reader_name, passage ->> 'exact'))
      from booking
      where id = :booking and erased_at is null
        and coalesce(cast(:body as text), question) is not null
      """)
  int insertOfCall(
      UUID id, String reference, UUID booking, @Nullable String body, @Nullable Instant now);

  @Query(
      """
      update reader_query
      set status = :status, held_because = cast(:flagReason as text), sequence = :sequence,
        changed_at = :changedAt,
        first_answered_at = cast(:firstAnsweredAt as timestamptz),
        closed_at = cast(:closedAt as timestamptz), topic = cast(:topic as text),
        assignee_id = cast(:assignee as uuid), publishable = :publishable, named = :named,
        published_at = coalesce(published_at, cast(:publishedAt as timestamptz)),
        words = words || search_words(:added)
      where id = :id and sequence = :sequence - 1
      """)
  int change(
      UUID id,
      int sequence,
      String status,
      @Nullable String flagReason,
      Instant changedAt,
      @Nullable Instant firstAnsweredAt,
      @Nullable Instant closedAt,
      @Nullable String topic,
      @Nullable String assignee,
      boolean publishable,
      boolean named,
      @Nullable Instant publishedAt,
      String added);

  @Query(
      """
      update reader_query
      set status = 'withdrawn', sequence = :sequence, changed_at = :now, closed_at = :now, body = '',
        prompt = null, passage = null, reader_name = null, reader_email = null,
        reader_folded_email = null, consent = null, publishable = false, named = false, words = ''
      where id = :id and sequence = :sequence - 1
      """)
  int withdraw(UUID id, int sequence, Instant now);

  /** Those that a reader's link stands for, with whether their reader is erased. */
  String OF_LINK =
      """
      from (
        select q.id, q.erased_at, q.status = 'withdrawn' as is_withdrawn
        from reader_query q
        left join booking b on b.id = q.booking_id
        where q.id = :link and b.link_id is null
        union all
        select q.id, q.erased_at, q.status = 'withdrawn' as is_withdrawn
        from booking b
        join reader_query q on q.booking_id = b.id
        where b.link_id = :link) linked
      """;

  /** Of the threads of a call, the one that is not withdrawn. */
  @Query("select id " + OF_LINK + "where erased_at is null order by is_withdrawn limit 1")
  Optional<UUID> opened(UUID link);

  @Query("select exists (select " + OF_LINK + "where erased_at is not null)")
  boolean isErased(UUID link);

  @Query(
      """
      update reader_query q
      set reader_email = b.reader_email, reader_folded_email = b.reader_folded_email
      from booking b
      where q.booking_id = :booking and b.id = q.booking_id and q.reader_email is not null
      """)
  void readdress(UUID booking);

  /** A thread and what names its reader and its call. */
  @Introspected
  record Personal(
      UUID id,
      String reference,
      @Nullable String readerName,
      @Nullable String readerEmail,
      @Nullable UUID bookingId,
      @Nullable String bookingReference,
      Instant at) {
    HeldRecord record() {
      return new HeldRecord(ThreadPersonalData.KIND, id, reference);
    }

    Stream<HeldRecord> records() {
      return bookingId == null || bookingReference == null
          ? Stream.of(record())
          : Stream.of(record(), new HeldRecord(CallPersonalData.KIND, bookingId, bookingReference));
    }

    static final String SELECT =
        """
        select q.id, q.reference, q.reader_name, q.reader_email, q.booking_id,
          b.reference as booking_reference, q.created_at as at
        from reader_query q
        left join booking b on b.id = q.booking_id
        where q.erased_at is null and
        """;
  }

  @Query(Personal.SELECT + "q.id = any(cast(:ids as uuid[]))")
  List<Personal> personal(String[] ids);

  @Query(Personal.SELECT + "q.booking_id = any(cast(:bookings as uuid[]))")
  List<Personal> personalOfCalls(String[] bookings);

  @Query(Personal.SELECT + "q.survey_response_id = any(cast(:responses as uuid[]))")
  List<Personal> personalOfResponses(String[] responses);

  @Query(Personal.SELECT + "q.reader_folded_email = :foldedAddress")
  List<Personal> personalOf(String foldedAddress);

  @Query("select exists (select from reader_query where reader_folded_email = :foldedAddress)")
  boolean has(String foldedAddress);

  /** Those of named readers that have been done with since a time. */
  @Query(
      Personal.SELECT
          + """
          (q.reader_name is not null or q.reader_email is not null)
            and q.status <> 'open' and q.changed_at < :before and q.created_at < :before
            and (b.id is null or b.ends_at < :before)
            and (q.created_at, q.id) > (:after, :afterId)
          order by q.created_at, q.id
          limit :limit
          """)
  List<Personal> personalBefore(Instant before, Instant after, UUID afterId, int limit);

  /** Threads of any reader in whose texts an address is written. */
  @Query(
      """
      select id
      from reader_query
      where words @@ plainto_tsquery('pg_catalog.russian', :address)
      """)
  List<UUID> naming(String address);

  @Query(
      """
      select cast(jsonb_build_object(
        'reference', q.reference, 'channel', q.channel, 'kind', q.kind, 'status', q.status,
        'flagReason', q.held_because, 'article', a.slug, 'call', b.reference, 'name', q.reader_name,
        'email', q.reader_email, 'locale', q.reader_locale, 'body', q.body, 'prompt', q.prompt,
        'passage', q.passage, 'topic', q.topic, 'mayPublish', q.publishable, 'showName', q.named,
        'createdAt', q.created_at, 'changedAt', q.changed_at,
        'firstAnsweredAt', q.first_answered_at, 'closedAt', q.closed_at,
        'consentedAt', q.consented_at, 'consent', q.consent,
        'replies', (
          select coalesce(jsonb_agg(
            jsonb_build_object('author', r.author, 'body', r.body, 'public', r.public,
              'createdAt', r.created_at)
            order by r.created_at, r.id), '[]')
          from reply r
          where r.query_id = q.id)) as text)
      from reader_query q
      join article a on a.id = q.article_id
      left join booking b on b.id = q.booking_id
      where q.erased_at is null and q.id = any(cast(:ids as uuid[]))
      order by q.created_at, q.id
      """)
  List<String> exported(String[] ids);

  /** Without all that its reader wrote. One that waits for an answer is withdrawn. */
  @Query(
      """
      update reader_query
      set status = case when status in ('answered', 'closed') then status else 'withdrawn' end,
        closed_at = case when status in ('answered', 'closed', 'withdrawn') then closed_at else :now end,
        body = case when status in ('answered', 'closed') then '—' else '' end,
        prompt = null, passage = null, topic = case when booking_id is null then topic end,
        reader_name = null, reader_email = null, reader_folded_email = null, consent = null,
        publishable = false, named = false, words = '', sequence = sequence + 1, changed_at = :now, erased_at = :now
      where id = :id and erased_at is null
      """)
  int erase(UUID id, Instant now);

  /** Without its reader, as it stands in public. */
  @Query(
      """
      update reader_query
      set body = :body, reader_name = null, reader_email = null, reader_folded_email = null,
        consent = null, named = false,
        words = query_words(:body, concat_ws(' ', reference, passage ->> 'exact', :answers)),
        sequence = sequence + 1, changed_at = :now, erased_at = :now
      where id = :id and erased_at is null
      """)
  int eraseReader(UUID id, String body, String answers, Instant now);

  /** Another text in the place of one that named somebody who is erased. */
  @Query(
      """
      update reader_query
      set body = :body,
        words = query_words(
          :body, concat_ws(' ', reference, reader_name, passage ->> 'exact', :answers)),
        sequence = sequence + 1
      where id = :id
      """)
  void rewrite(UUID id, String body, String answers);
}
