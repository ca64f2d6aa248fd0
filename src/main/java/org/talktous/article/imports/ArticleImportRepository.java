package org.talktous.article.imports;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of imports. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ArticleImportRepository extends GenericRepository<ArticleImportRow, UUID> {

  String COLUMNS =
      """
      select id, staff_id, dry, state, started_at, came_on_at, bytes, bytes_read, taken, added,
        changed, refused, cast(remarks as text) as remarks
      from article_import
      """;

  @Query(COLUMNS + " where id = :id")
  Optional<ArticleImportRow> findById(UUID id);

  @Query(COLUMNS + " order by started_at desc, id limit :limit")
  List<ArticleImportRow> latest(int limit);

  @Query(
      """
      insert into article_import (id, staff_id, dry, state, started_at, came_on_at, bytes)
      values (:id, :staff, :dry, 'RUNNING', :now, :now, :bytes)
      """)
  void begin(UUID id, UUID staff, boolean dry, long bytes, Instant now);

  @Query(
      """
      update article_import
      set state = :state, came_on_at = :now, bytes_read = :bytesRead, taken = :taken,
        added = :added, changed = :changed, refused = :refused, remarks = cast(:remarks as jsonb)
      where id = :id
      """)
  void comeOn(
      UUID id,
      String state,
      long bytesRead,
      long taken,
      long added,
      long changed,
      long refused,
      String remarks,
      Instant now);

  @Query(
      """
      insert into article_import_line (import_id, line, slug, title, change, remarks)
      values (:id, :line, :slug, :title, :change, cast(:remarks as jsonb))
      """)
  void keep(UUID id, long line, String slug, @Nullable String title, String change, String remarks);

  @Query(
      """
      select line, slug, title, change, cast(remarks as text) as remarks
      from article_import_line
      where import_id = :id
      order by line
      """)
  List<TakenRow> lines(UUID id);

  @Query(
      """
      insert into article_import_refusal (import_id, line, slug, reasons)
      values (:id, :line, :slug, cast(:reasons as jsonb))
      """)
  void refuse(UUID id, long line, @Nullable String slug, String reasons);

  @Query(
      """
      select line, slug, cast(reasons as text) as reasons
      from article_import_refusal
      where import_id = :id
      order by line
      """)
  List<RefusalRow> refusals(UUID id);

  @Query(
      """
      delete from article_import
      where id in (
        select id
        from article_import
        where came_on_at < :time
        order by started_at
        limit :limit)
      """)
  int deleteBefore(Instant time, int limit);
}
