package org.talktous.feedback.thread;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of threads. Each statement keeps {@code words} true to what it writes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThreadRepository extends GenericRepository<ThreadRow, UUID> {

  @Query(ThreadRow.SELECT + "where q.id = :id")
  Optional<ThreadRow> find(UUID id);

  @Query(ThreadRow.SELECT + "where q.booking_id = :booking")
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
        passage, reader_name, reader_email, reader_folded_email, reader_locale, consented_at,
        publishable, named, survey_response_id, created_at, changed_at, words)
      select :id, :reference, a.id, :channel, :kind, :status, cast(:flagReason as text), 0, :body,
        cast(:prompt as text), cast(:passage as jsonb), cast(:readerName as text),
        cast(:readerEmail as text), cast(:readerFoldedEmail as text), :readerLocale, cast(:consentedAt as timestamptz), :publishable,
        :named, cast(:surveyResponse as uuid), :createdAt, :createdAt,
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
        reader_name, reader_email, reader_folded_email, reader_locale, consented_at, publishable,
        named, booking_id,
        created_at, changed_at, words)
      select :id, :reference, article_id, 'call', 'question', 'open', 0,
        coalesce(cast(:body as text), question), passage, topic, reader_name, reader_email,
        reader_folded_email, reader_locale, consented_at, false, false, id,
        coalesce(cast(:now as timestamptz), booked_at),
        coalesce(cast(:now as timestamptz), booked_at),
        query_words(coalesce(cast(:body as text), question),
          concat_ws(' ', :reference, reader_name, passage ->> 'exact'))
      from booking
      where id = :booking and coalesce(cast(:body as text), question) is not null
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
        publishable = false, named = false, words = ''
      where id = :id and sequence = :sequence - 1
      """)
  int withdraw(UUID id, int sequence, Instant now);
}
