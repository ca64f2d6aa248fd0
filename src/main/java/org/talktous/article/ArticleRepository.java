package org.talktous.article;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of articles: one a language, the article's own language first. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ArticleRepository extends GenericRepository<ArticleRow, UUID> {

  @Query(
      """
      select a.id, a.slug, a.language, a.url, a.doi, a.open_access, a.authors, a.published,
        a.keywords, a.issn, t.language as text_language, t.title,
        t.journal, t.issue, t.abstract as abstract_text, t.highlights, t.summary,
        cast(t.sections as text) as sections
      from article a
      join article_text t on t.article_id = a.id
      where a.slug = :slug
      order by t.language <> a.language, t.language
      """)
  List<ArticleRow> versions(String slug);

  @Query("select slug from article where lower(doi) = lower(:doi) order by slug limit 1")
  Optional<String> slugOfDoi(String doi);

  @Query("select slug from article where url = :url order by slug limit 1")
  Optional<String> slugOfUrl(String url);

  @Query(
      """
      select a.id, a.slug, a.language, a.url, a.doi, a.open_access, a.authors, a.published,
        a.keywords, a.issn, t.language as text_language, t.title,
        null as journal, null as issue, null as abstract_text, cast('{}' as text[]) as highlights,
        null as summary, '[]' as sections
      from article a
      join article_text t on t.article_id = a.id
      where a.slug = :slug
      order by t.language <> a.language, t.language
      """)
  List<ArticleRow> titles(String slug);

  @Query(
      """
      select a.id, a.slug, a.language, a.url, a.doi, a.open_access, a.authors, a.published,
        a.keywords, a.issn, t.language as text_language, t.title,
        t.journal, t.issue, t.abstract as abstract_text, t.highlights, t.summary,
        cast(t.sections as text) as sections
      from (
        select *
        from article x
        where :pattern = '%%' or x.doi ilike :pattern
          or array_to_string(x.authors, ', ') ilike :pattern
          or exists (
            select from article_text t
            where t.article_id = x.id and (t.title ilike :pattern or t.journal ilike :pattern))
        order by x.updated_at desc, x.slug
        offset :skipped
        limit :limit) a
      join article_text t on t.article_id = a.id
      order by a.updated_at desc, a.slug, t.language <> a.language, t.language
      """)
  List<ArticleRow> latest(String pattern, int skipped, int limit);

  @Query(
      """
      insert into article
        (id, slug, language, url, doi, open_access, authors, published, keywords, issn, updated_at)
      values
        (:id, :slug, :language, :url, :doi, :openAccess, :authors, :published, :keywords, :issn,
        :updatedAt)
      on conflict (slug) do update
      set language = excluded.language, url = excluded.url, doi = excluded.doi,
        open_access = excluded.open_access, authors = excluded.authors,
        published = excluded.published, keywords = excluded.keywords, issn = excluded.issn,
        updated_at = excluded.updated_at
      returning id
      """)
  UUID upsert(
      UUID id,
      String slug,
      String language,
      @Nullable String url,
      @Nullable String doi,
      boolean openAccess,
      String[] authors,
      @Nullable String published,
      String[] keywords,
      String[] issn,
      Instant updatedAt);

  /** Takes a slug for an article that is about to be written. */
  @Query(
      """
      insert into article (id, slug, language, open_access, updated_at)
      values (:id, :slug, :language, false, :now)
      on conflict (slug) do nothing
      """)
  int reserve(UUID id, String slug, String language, Instant now);

  /** Makes other changes of an article wait until this transaction ends. */
  @Query("update article set slug = slug where slug = :slug")
  int hold(String slug);

  @Query(
      """
      select a.slug, t.title, a.language, t.journal, a.doi, a.updated_at,
        (select count(*) from article_host where article_id = a.id) as hosts
      from article a
      join article_text t on t.article_id = a.id and t.language = a.language
      where a.slug > :after
        and (a.slug like :pattern or t.title ilike :pattern or a.doi ilike :pattern)
      order by a.slug
      limit :limit
      """)
  List<ArticleListing> search(String pattern, String after, int limit);

  @Query("select id, name, active from nameable_host order by active desc, lower(name), id")
  List<NamedHost> hosts();

  @Query(
      """
      select h.host_id
      from article_host h
      join article a on a.id = h.article_id
      where a.slug = :slug
      order by h.host_id
      """)
  List<UUID> hostsOf(String slug);

  @Query("delete from article_text where article_id = :article")
  void forgetTexts(UUID article);

  @Query(
      """
      insert into article_text
        (article_id, language, title, journal, issue, abstract, highlights, summary, sections)
      values
        (:article, :language, :title, :journal, :issue, :abstractText, :highlights, :summary,
        cast(:sections as jsonb))
      """)
  void saveText(
      UUID article,
      String language,
      String title,
      @Nullable String journal,
      @Nullable String issue,
      @Nullable String abstractText,
      String[] highlights,
      @Nullable String summary,
      String sections);

  @Query("delete from article_host where article_id = :article")
  void forgetHosts(UUID article);

  @Query(
      """
      insert into article_host (article_id, host_id)
      select :article, id
      from nameable_host
      where cast(id as text) in (:hosts)
      """)
  int nameHosts(UUID article, List<String> hosts);
}
