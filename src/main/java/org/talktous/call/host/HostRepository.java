package org.talktous.call.host;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
      limit :limit
      """)
  List<Host> page(@Nullable String after, int limit);

  @Query("select * from host order by active desc, name, id limit :limit")
  List<Host> byName(int limit);

  /** Whether a host takes calls. */
  @Query("select active and signs_in from host where id = :host")
  Optional<Boolean> takesCalls(UUID host);

  @Query("select signs_in from host where id = :host")
  boolean signsIn(UUID host);

  @Query("update host set active = false where id = :host")
  void deactivate(UUID host);

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

  /** What is wrong with the outside calendars of hosts: of several, what has been so longest. */
  @Query(
      """
      select distinct on (host_id) host_id as host, warning as reason, warning_since as since
      from host_calendar_warning
      where host_id = any(cast(:hosts as uuid[]))
      order by host_id, warning_since, number
      """)
  List<CalendarWarning> warnings(String[] hosts);

  /** Those of some hosts who have an account that opens the desk, or an invitation that holds. */
  @Query(
      """
      select distinct host_id
      from host_account
      where host_id = any(cast(:hosts as uuid[])) and opens_until > :now
      """)
  List<UUID> atDesk(String[] hosts, Instant now);

  /** An account of a host that is not disabled: the one of the address, else the oldest. */
  @Query(
      """
      select account
      from host_account
      where host_id = :host
      order by folded_email = :foldedAddress desc, account
      limit 1
      """)
  Optional<UUID> account(UUID host, String foldedAddress);

  /** The weekly hours, a row a day. */
  @Query("select day, windows from host_hours where host_id = :host")
  List<WeekdayRow> hours(UUID host);

  /** The overrides of [from, until), a row a date. */
  @Query(
      """
      select date, windows
      from host_override
      where host_id = :host and date >= :from and date < :until
      """)
  List<DateRow> overrides(UUID host, LocalDate from, LocalDate until);

  /** The busy times that touch [from, until), by where they begin. */
  @Query(
      """
      select cast(floor(date_part('epoch', lower(during))) as bigint) as begins,
        cast(ceil(date_part('epoch', upper(during))) as bigint) as ends
      from busy_time
      where host_id = :host and during && tstzrange(:from, :until)
      order by during
      """)
  List<BusyRow> busy(UUID host, Instant from, Instant until);

  /** The hours of a weekday: minutes at which windows start and end, in turn. */
  @Introspected
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record WeekdayRow(int day, Short[] windows) {}

  /** The hours of a date, in the same form. */
  @Introspected
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record DateRow(LocalDate date, Short[] windows) {}

  /** A busy time, in epoch seconds. */
  @Introspected
  record BusyRow(long begins, long ends) {}

  @Query("delete from host_hours where host_id = :host")
  void forgetHours(UUID host);

  @Query("insert into host_hours (host_id, day, windows) values (:host, :day, :windows)")
  void saveHours(UUID host, int day, Short[] windows);

  @Query(
      """
      insert into host_override (host_id, date, windows)
      select :host, cast(date as date), :windows
      from unnest(cast(:dates as text[])) as changed (date)
      on conflict (host_id, date) do update set windows = excluded.windows
      """)
  void saveOverrides(UUID host, String[] dates, Short[] windows);

  @Query("delete from host_override where host_id = :host and date = any(cast(:dates as date[]))")
  int forgetOverrides(UUID host, String[] dates);
}
