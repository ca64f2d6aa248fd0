package org.talktous.survey.response;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of responses and of their answers. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ResponseRepository extends GenericRepository<ResponseRow, UUID> {

  @Query(
      """
      select r.id, r.survey_id as survey, r.version, a.slug as article, r.state,
        cast(r.answers as text) as answers, r.request_hash, r.created_at, r.completed_at
      from survey_response r
      join article a on a.id = r.article_id
      where r.key_hash = :key
      """)
  Optional<ResponseRow> find(String key);

  @Query(
      """
      select r.id, r.survey_id as survey, r.version, a.slug as article, r.state,
        cast(r.answers as text) as answers, coalesce(r.request_hash, '') as request_hash,
        r.created_at, r.completed_at
      from survey_response r
      join article a on a.id = r.article_id
      where r.id = :id
      """)
  Optional<ResponseRow> get(UUID id);

  @Query(
      """
      insert into survey_response
        (id, survey_id, version, article_id, locale, state, suspect, burst, answers, skipped, key_hash,
        request_hash, consent, created_at, completed_at)
      values
        (:id, :survey, :version, cast(:article as uuid), :locale, :state, :suspect, :burst,
        cast(:answers as jsonb), :skipped, cast(:key as text), cast(:request as text),
        cast(:consent as jsonb), :createdAt,
        cast(:completedAt as timestamptz))
      on conflict do nothing
      """)
  int begin(
      UUID id,
      String survey,
      int version,
      UUID article,
      String locale,
      String state,
      boolean suspect,
      boolean burst,
      String answers,
      String[] skipped,
      @Nullable String key,
      @Nullable String request,
      String consent,
      Instant createdAt,
      @Nullable Instant completedAt);

  @Query(
      """
      update survey_response
      set locale = :locale, state = :state, suspect = suspect or :suspect, burst = burst or :burst,
        answers = cast(:answers as jsonb), skipped = :skipped, request_hash = :request,
        completed_at = cast(:completedAt as timestamptz)
      where id = :id and state = 'partial'
      """)
  int goOn(
      UUID id,
      String locale,
      String state,
      boolean suspect,
      boolean burst,
      String answers,
      String[] skipped,
      String request,
      @Nullable Instant completedAt);

  @Query("select suspect from survey_response where id = :id")
  boolean isSuspect(UUID id);

  @Query("delete from survey_answer where response_id = :response")
  void forgetAnswers(UUID response);

  @Query(
      """
      insert into survey_answer (response_id, question, kind, place, value)
      select :response, question, kind, place, value
      from unnest(
        cast(:questions as text[]), cast(:kinds as text[]), cast(:places as smallint[]),
        cast(:values as text[])) as answer (question, kind, place, value)
      """)
  void saveAnswers(
      UUID response, String[] questions, String[] kinds, Short[] places, String[] values);

  /** The responses in whose texts a word is written. */
  @Query(
      """
      select distinct response_id
      from survey_answer
      where kind in ('text', 'comment') and position(lower(:word) in lower(value)) > 0
      """)
  List<UUID> naming(String word);

  @Query(
      """
      select cast(jsonb_build_object('survey', r.survey_id, 'version', r.version, 'article', a.slug,
        'locale', r.locale, 'state', r.state, 'answers', r.answers, 'createdAt', r.created_at,
        'completedAt', r.completed_at, 'consent', r.consent) as text)
      from survey_response r
      join article a on a.id = r.article_id
      where r.id = any(cast(:ids as uuid[]))
      order by r.created_at, r.id
      """)
  List<String> exported(String[] ids);

  @Query(
      """
      update survey_response r
      set answers = r.answers - array(
          select distinct s.question
          from survey_answer s
          where s.response_id = r.id and s.kind in ('text', 'comment')),
        key_hash = null, request_hash = null
      where r.id = any(cast(:ids as uuid[]))
      """)
  void forgetTexts(String[] ids);

  @Query(
      """
      delete from survey_answer
      where kind in ('text', 'comment') and response_id = any(cast(:ids as uuid[]))
      """)
  void forgetTextAnswers(String[] ids);
}
