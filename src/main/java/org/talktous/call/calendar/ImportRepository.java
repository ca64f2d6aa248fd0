package org.talktous.call.calendar;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
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
      select i.id, i.host_id, i.number, h.zone, h.email, i.url, coalesce(i.file, '') as file, i.tag,
        i.modified, i.all_day, i.unanswered, i.tentative, i.buffer,
        coalesce(i.credentials, '') as credentials, h.signs_in as host_signs_in
      from calendar_import i
      join host h on h.id = i.host_id
      where i.id = :id
      """)
  Optional<ImportRow> find(UUID id);

  @Query(
      """
      select id, number, url, imported_at, warning, warning_since, all_day, unanswered, tentative,
        buffer, credentials is not null as protected_by_password, cast(remarks as text) as remarks,
        left_out, left_out_since
      from calendar_import
      where host_id = :host
      order by number
      """)
  List<ImportState> states(UUID host);

  /** Makes others who set calendars of this host wait until the transaction ends. */
  @Query("select 1 from pg_advisory_xact_lock(hashtextextended('calendars/' || :host, 0))")
  int lock(String host);

  /**
   * Sets a host's import. The copy of the same address stays, that of another goes.
   *
   * @param credentials sealed; empty where there are none or those there are stay
   */
  @Query(
      """
      insert into calendar_import as i (host_id, number, id, url, all_day, unanswered, tentative,
        buffer, credentials)
      values (:host, :number, :id, :url, :allDay, :unanswered, :tentative, :buffer,
        nullif(cast(:credentials as bytea), ''))
      on conflict (host_id, number) do update
      set id = excluded.id, url = excluded.url, all_day = excluded.all_day,
        unanswered = excluded.unanswered, tentative = excluded.tentative, buffer = excluded.buffer,
        credentials = case when :keeps then i.credentials else excluded.credentials end,
        file = case when i.url = excluded.url then i.file end,
        tag = case when i.url = excluded.url then i.tag end,
        modified = case when i.url = excluded.url then i.modified end,
        imported_at = case when i.url = excluded.url then i.imported_at end,
        warning = case when i.url = excluded.url then i.warning end,
        warning_since = case when i.url = excluded.url then i.warning_since end,
        remarks = case when i.url = excluded.url then i.remarks else '[]' end,
        left_out = case when i.url = excluded.url then i.left_out else 0 end,
        left_out_since = case when i.url = excluded.url then i.left_out_since end
      """)
  void set(
      UUID host,
      int number,
      UUID id,
      String url,
      boolean allDay,
      boolean unanswered,
      boolean tentative,
      boolean buffer,
      byte[] credentials,
      boolean keeps);

  @Query("select exists (select from calendar_import where id = :id and file is not null)")
  boolean hasCopy(UUID id);

  @Query("delete from calendar_import where host_id = :host and number = :number")
  int delete(UUID host, int number);

  @Query(
      """
      update calendar_import
      set file = :file, tag = cast(:tag as text), modified = cast(:modified as text),
        imported_at = :now, warning = null, warning_since = null
      where id = :id
      """)
  int imported(UUID id, byte[] file, @Nullable String tag, @Nullable String modified, Instant now);

  /** Says what of the copy could not be followed. */
  @Query(
      """
      update calendar_import
      set remarks = cast(:remarks as jsonb), left_out = :leftOut,
        left_out_since = case when :leftOut > 0 then coalesce(left_out_since, :now) end
      where id = :id
      """)
  void remark(UUID id, String remarks, int leftOut, Instant now);

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

  /** Drops the copies that hold one of the calls, whose ids are parts of their UIDs. */
  @Query(
      """
      update calendar_import
      set file = null, tag = null, modified = null, imported_at = null, remarks = '[]',
        left_out = 0, left_out_since = null
      where file is not null and exists (
        select from unnest(cast(:calls as text[])) call
        where position(convert_to(call, 'UTF8') in file) > 0)
      """)
  void dropCopiesWith(String[] calls);
}
