package org.talktous.feedback.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the rows of reader queries and replies that are public. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PublishedQuestionRepository extends GenericRepository<PublishedQuestionRow, UUID> {

  @Query(
      PublishedQuestionRow.SELECT
          + """
            and (coalesce(q.published_at, q.first_answered_at), q.id) < (:before, :id)
          order by public_since desc, q.id desc
          limit :most
          """)
  List<PublishedQuestionRow> list(String article, Instant before, UUID id, int most);

  @Query(PublishedQuestionRow.SELECT + "and q.reference = :reference")
  Optional<PublishedQuestionRow> find(String article, String reference);

  @Query(
      """
      select count(*)
      from reader_query q
      join article a on a.id = q.article_id
      where a.slug = :article and
      """
          + PublishedQuestionRow.PUBLIC)
  long count(String article);

  @Query(
      """
      select exists (
        select from reader_query q
        join article a on a.id = q.article_id
        where a.slug = :article and q.reference = :reference and q.published_at is not null)
      """)
  boolean wasPublic(String article, String reference);

  /** A public answer to one of several questions. */
  @Introspected
  record AnswerRow(UUID queryId, String body, Instant writtenAt) {}

  @Query(
      """
      select query_id, body, created_at as written_at
      from reply
      where query_id = any(cast(:queries as uuid[])) and public
      order by created_at, id
      """)
  List<AnswerRow> answers(String[] queries);
}
