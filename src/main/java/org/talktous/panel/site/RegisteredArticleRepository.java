package org.talktous.panel.site;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows that say which articles a site's page registered. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RegisteredArticleRepository extends GenericRepository<RegisteredArticle, UUID> {

  @Query(
      "select count(*) from registered_article where origin = :origin and registered_at > :since")
  long countSince(String origin, Instant since);

  @Query(
      """
      insert into registered_article (article_id, origin, registered_at)
      values (:article, :origin, :now)
      """)
  void add(UUID article, String origin, Instant now);

  @Query(
      """
      select a.slug, t.title, array_to_string(a.authors, '; ') as authors, r.origin, r.registered_at
      from registered_article r
      join article a on a.id = r.article_id
      join article_text t on t.article_id = a.id and t.language = a.language
      order by r.registered_at desc, a.slug
      limit :most
      """)
  List<RegisteredArticle> latest(int most);
}
