package org.talktous.feedback.publication;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of the row of a reader query, what anybody may read: the name only if it may be shown. */
@MappedEntity("reader_query")
record PublishedQuestionRow(
    @Id UUID id,
    String article,
    String reference,
    String body,
    @Nullable String asker,
    String language,
    Instant askedAt,
    Instant publicSince,
    @Nullable Instant publishedAt,
    @Nullable String passage) {

  static final String PUBLIC =
      """
      q.publishable and q.status in ('open', 'answered', 'closed')
        and exists (select from reply r where r.query_id = q.id and r.public)
      """;

  static final String SELECT =
      """
      select q.id, a.slug as article, q.reference, q.body,
        case when q.named then q.reader_name end as asker, q.reader_locale as language,
        q.created_at as asked_at, coalesce(q.published_at, q.first_answered_at) as public_since,
        q.published_at, cast(q.passage as text) as passage
      from reader_query q
      join article a on a.id = q.article_id
      where a.slug = :article and
      """
          + PUBLIC;
}
