package org.talktous.call.calendar;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of imports. Each time an import is set it has another id, so that what was begun for the
 * one before writes nothing any more.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImportRepository extends GenericRepository<ImportRow, UUID> {

  @Query(
      """
      select i.id, i.host_id, h.zone, h.email, i.url, coalesce(i.file, '') as file, i.tag, i.modified
      from calendar_import i
      join host h on h.id = i.host_id
      where i.id = :id
      """)
  Optional<ImportRow> find(UUID id);

  @Query(
      """
      select id, url, imported_at, warning, warning_since
      from calendar_import
      where host_id = :host
      """)
  Optional<ImportState> state(UUID host);

  /** Sets a host's import. The copy of the same address stays, that of another goes. */
  @Query(
      """
      insert into calendar_import as i (host_id, id, url)
      values (:host, :id, :url)
      on conflict (host_id) do update
      set id = excluded.id, url = excluded.url,
        file = case when i.url = excluded.url then i.file end,
        tag = case when i.url = excluded.url then i.tag end,
        modified = case when i.url = excluded.url then i.modified end,
        imported_at = case when i.url = excluded.url then i.imported_at end,
        warning = case when i.url = excluded.url then i.warning end,
        warning_since = case when i.url = excluded.url then i.warning_since end
      """)
  void set(UUID host, UUID id, String url);

  @Query("select exists (select from calendar_import where id = :id and file is not null)")
  boolean hasCopy(UUID id);

  @Query("delete from calendar_import where host_id = :host")
  int delete(UUID host);

  @Query(
      """
      update calendar_import
      set file = :file, tag = cast(:tag as text), modified = cast(:modified as text),
        imported_at = :now, warning = null, warning_since = null
      where id = :id
      """)
  int imported(UUID id, byte[] file, @Nullable String tag, @Nullable String modified, Instant now);

  /** Says of what was imported what staff should look at. */
  @Query("update calendar_import set warning = :remark, warning_since = :now where id = :id")
  void remark(UUID id, String remark, Instant now);

  @Query(
      """
      update calendar_import
      set imported_at = :now, warning = null, warning_since = null
      where id = :id
      """)
  int unchanged(UUID id, Instant now);

  @Query(
      """
      update calendar_import
      set warning = :warning, warning_since = coalesce(warning_since, :now)
      where id = :id
      """)
  int failed(UUID id, String warning, Instant now);
}
