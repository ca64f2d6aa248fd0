package org.talktous.availability;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hosts and their hours. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HostRepository extends CrudRepository<Host, UUID> {

  @Query(
      """
      select *
      from host
      where cast(:after as uuid) is null or id > cast(:after as uuid)
      order by id
      limit :most
      """)
  List<Host> page(@Nullable String after, int most);

  @Query("update host set version = version + 1 where id = :host")
  int raiseVersion(UUID host);

  /** Whether these are all the busy times of a source, in order. */
  @Query(
      """
      select coalesce(array_agg(cast(date_part('epoch', lower(during)) as bigint) order by during),
          cast('{}' as bigint[])) = cast(:froms as bigint[])
        and coalesce(array_agg(cast(date_part('epoch', upper(during)) as bigint) order by during),
          cast('{}' as bigint[])) = cast(:untils as bigint[])
      from busy_time
      where host_id = :host and source = :source
      """)
  boolean isBusy(UUID host, String source, Long[] froms, Long[] untils);

  @Query("delete from busy_time where host_id = :host and source = :source")
  void forgetBusy(UUID host, String source);

  @Query(
      """
      insert into busy_time (id, host_id, during, source)
      select gen_random_uuid(), :host, tstzrange(to_timestamp(begins), to_timestamp(ends)), :source
      from unnest(cast(:froms as bigint[]), cast(:untils as bigint[])) as busy (begins, ends)
      """)
  void saveBusy(UUID host, String source, Long[] froms, Long[] untils);

  /** What is wrong with the outside calendars of hosts. */
  @Query(
      """
      select host_id as host, warning as reason, warning_since as since
      from calendar_import
      where host_id = any(cast(:hosts as uuid[])) and warning is not null
      """)
  List<CalendarWarning> warnings(String[] hosts);

  @Query("delete from host_hours where host_id = :host")
  void forgetHours(UUID host);

  @Query("insert into host_hours (host_id, day, windows) values (:host, :day, :windows)")
  void saveHours(UUID host, int day, Short[] windows);

  @Query(
      """
      insert into host_override (host_id, date, windows)
      values (:host, :date, :windows)
      on conflict (host_id, date) do update set windows = excluded.windows
      """)
  void saveOverride(UUID host, LocalDate date, Short[] windows);

  @Query("delete from host_override where host_id = :host and date = :date")
  int forgetOverride(UUID host, LocalDate date);
}
