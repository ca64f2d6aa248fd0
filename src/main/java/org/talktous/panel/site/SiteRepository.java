package org.talktous.panel.site;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of sites. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SiteRepository extends GenericRepository<Site, String> {

  @Query("select origin, registers_articles, seen_at, seen_article from site order by origin")
  List<Site> list();

  @Query("select origin from site order by origin")
  List<String> origins();

  @Query(
      """
      select origin, registers_articles, seen_at, seen_article
      from site
      where origin = :origin
      """)
  Optional<Site> find(String origin);

  @Query(
      """
      insert into site (origin, registers_articles, added_at)
      values (:origin, :registersArticles, :now)
      on conflict (origin) do update set registers_articles = excluded.registers_articles
      """)
  void put(String origin, boolean registersArticles, Instant now);

  @Query("delete from site where origin = :origin")
  int remove(String origin);

  /** Once a minute at most: many readers may have the panel before them at once. */
  @Query(
      """
      update site
      set seen_at = :now, seen_article = :article
      where origin = :origin and (seen_at is null or seen_at <= :before)
      """)
  int see(String origin, String article, Instant now, Instant before);
}
