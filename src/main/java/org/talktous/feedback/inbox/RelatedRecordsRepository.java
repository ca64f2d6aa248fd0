package org.talktous.feedback.inbox;

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
import org.talktous.feedback.thread.ThreadRow;

/** What stands beside threads: the titles of their articles, their calls, their topics. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RelatedRecordsRepository extends GenericRepository<ThreadRow, UUID> {

  /** The title of an article, in a language that somebody reads or else in its own. */
  @Introspected
  record Titled(String slug, String title, String language) {}

  /** A call, as far as it concerns its question. */
  @Introspected
  record CallBeside(
      UUID id,
      String reference,
      Instant startsAt,
      Instant endsAt,
      String status,
      @Nullable String outcome,
      String host) {

    /** Where it stands, in a word. */
    String state(Instant now) {
      if (status.equals("cancelled")) {
        return "cancelled";
      }
      return outcome != null ? outcome : endsAt.isAfter(now) ? "ahead" : "over";
    }
  }

  @Query(
      """
      select a.slug, t.title, t.language
      from article a
      cross join lateral (
        select title, language
        from article_text
        where article_id = a.id
        order by language <> :language, language <> a.language, language
        limit 1) t
      where a.slug = any(cast(:slugs as text[]))
      """)
  List<Titled> titles(String[] slugs, String language);

  @Query(
      """
      select a.slug, t.title, t.language
      from (select * from article order by updated_at desc, slug limit :limit) a
      cross join lateral (
        select title, language
        from article_text
        where article_id = a.id
        order by language <> :language, language <> a.language, language
        limit 1) t
      order by t.title, a.slug
      """)
  List<Titled> latest(String language, int limit);

  @Query(
      """
      select b.id, b.reference, b.starts_at, b.ends_at, b.status, b.outcome, h.name as host
      from booking b
      join host h on h.id = b.host_id
      where b.id = :id
      """)
  Optional<CallBeside> call(UUID id);

  /**
   * The topics that were given before, each found by the one before it: a list of them all would
   * read every thread that has one. A host is not told those of other hosts' calls.
   */
  @Query(
      """
      with recursive used (topic, place) as (
        (select topic, 1 from reader_query where topic is not null order by topic limit 1)
        union all
        select (select q.topic from reader_query q where q.topic > u.topic order by q.topic limit 1),
          u.place + 1
        from used u
        where u.topic is not null and u.place < 500)
      select topic
      from used u
      where topic is not null
        and (cast(:host as uuid) is null or exists (
          select
          from reader_query q
          left join booking b on b.id = q.booking_id
          where q.topic = u.topic and (q.booking_id is null or b.host_id = cast(:host as uuid))))
      limit 200
      """)
  List<String> topics(@Nullable String host);
}
