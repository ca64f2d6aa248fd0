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
