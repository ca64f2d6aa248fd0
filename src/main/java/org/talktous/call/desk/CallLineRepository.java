package org.talktous.call.desk;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.BookedCalls.BookedCall;

/** Calls as staff's lists show them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CallLineRepository extends GenericRepository<CallLine, UUID> {
  String STATE =
      """
      case when b.status = 'confirmed' and b.confirm_by is not null then 'pending'
        else coalesce(b.outcome, b.status) end
      """;

  String SELECT =
      "select b.id, b.starts_at, "
          + STATE
          + """
            as state, coalesce(b.reader_name, '—') as reader,
            b.question, b.passage is not null as has_passage, b.host_id, h.name as host_name,
            a.slug as article, coalesce(wanted.title, own.title) as title,
            coalesce(wanted.language, own.language) as title_language
          from booking b
          join host h on h.id = b.host_id
          join article a on a.id = b.article_id
          join article_text own on own.article_id = a.id and own.language = a.language
          left join article_text wanted on wanted.article_id = a.id and wanted.language = :language
          """;

  @Query(
      SELECT
          + """
          where b.starts_at >= :from and b.starts_at < :until
            and (cast(:state as text) is null
              or
          """
          + STATE
          + """
              = :state)
            and (cast(:article as text) is null or a.slug = :article)
            and (cast(:host as uuid) is null or b.host_id = cast(:host as uuid))
          order by b.starts_at, b.id
          limit :limit
          """)
  List<CallLine> lines(
      String language,
      Instant from,
      Instant until,
      @Nullable String state,
      @Nullable String article,
      @Nullable String host,
      int limit);

  /** A reader's calls before one, latest first; of one host only, if one is given. */
  @Query(
      SELECT
          + """
          where b.reader_folded_email = (select reader_folded_email from booking where id = :call)
            and (b.starts_at, b.id) < (select starts_at, id from booking where id = :call)
            and (cast(:host as uuid) is null or b.host_id = cast(:host as uuid))
          order by b.starts_at desc, b.id desc
          limit :limit
          """)
  List<CallLine> earlier(String language, UUID call, @Nullable String host, int limit);

  @Query(
      """
      select id, starts_at, upper(occupies) as free_again_at, coalesce(reader_name, '—') as reader
      from booking
      where host_id = :host and status = 'confirmed' and starts_at >= :from and starts_at < :until
      order by starts_at
      """)
  List<BookedCall> confirmed(UUID host, Instant from, Instant until);

  /** Something that a list can be narrowed to. */
  @Introspected
  record Choice(String value, String name) {}

  /** The articles that calls of the period are about. */
  @Query(
      """
      select a.slug as value, coalesce(wanted.title, own.title) as name
      from article a
      join article_text own on own.article_id = a.id and own.language = a.language
      left join article_text wanted on wanted.article_id = a.id and wanted.language = :language
      where a.id in (
        select article_id
        from booking
        where starts_at >= :from and starts_at < :until
          and (cast(:host as uuid) is null or host_id = cast(:host as uuid)))
      order by name
      limit :limit
      """)
  List<Choice> articles(
      String language, Instant from, Instant until, @Nullable String host, int limit);

  @Query("select cast(id as text) as value, name from host order by name, id limit :limit")
  List<Choice> hosts(int limit);
}
