package org.talktous.survey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of surveys and their versions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SurveyRepository extends GenericRepository<SurveyRow, String> {
  String SELECT =
      """
      select s.id, v.version, s.published_version as published, v.articles,
        cast(v.content as text) as content
      from survey s
      join survey_version v on v.survey_id = s.id
      """;

  @Query(SELECT + "where s.id = :id order by v.version desc limit 1")
  Optional<SurveyRow> latest(String id);

  @Query(SELECT + "where s.id = :id and v.version = :version")
  Optional<SurveyRow> version(String id, int version);

  @Query(SELECT + "where s.id = :id and v.version = :version and v.published_at is not null")
  Optional<SurveyRow> everPublished(String id, int version);

  @Query(SELECT + "where s.id = :id and v.version = s.published_version")
  Optional<SurveyRow> published(String id);

  /** The one published last of those that name the article, or else of those for every article. */
  @Query(
      SELECT
          + """
          where v.version = s.published_version
            and (cardinality(v.articles) = 0 or :article = any (v.articles))
          order by cardinality(v.articles) = 0, s.published_at desc, s.id
          limit 1
          """)
  Optional<SurveyRow> asked(String article);

  @Query(
      """
      select exists (
        select from survey s
        join survey_version v on v.survey_id = s.id and v.version = s.published_version
        where cardinality(v.articles) = 0 or :article = any (v.articles))
      """)
  boolean isAsked(String article);

  @Query(
      SELECT
          + """
          where s.id > :after
            and v.version = (select max(version) from survey_version where survey_id = s.id)
          order by s.id
          limit :limit
          """)
  List<SurveyRow> page(String after, int limit);

  /** Makes sure that the survey is there, and makes other changes of it wait. */
  @Query(
      """
      insert into survey (id, created_at)
      values (:id, :now)
      on conflict (id) do update
      set id = excluded.id
      """)
  int hold(String id, Instant now);

  @Query(
      """
      insert into survey_version (survey_id, version, content, articles, created_at)
      values (:id, :version, cast(:content as jsonb), :articles, :now)
      """)
  void add(String id, int version, String content, String[] articles, Instant now);

  @Query(
      """
      update survey_version
      set published_at = :now
      where survey_id = :id and version = :version and published_at is null
      """)
  void close(String id, int version, Instant now);

  @Query(
      """
      update survey
      set published_version = :version, published_at = :now
      where id = :id
        and (published_version is null or published_version <> :version)
      """)
  void publish(String id, int version, Instant now);

  @Query("select slug from article where slug in (:slugs)")
  List<String> articles(List<String> slugs);
}
