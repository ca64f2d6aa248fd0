package org.talktous.feedback.inbox;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of views. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InboxViewRepository extends GenericRepository<InboxView, UUID> {

  @Query("select * from inbox_view where staff_id = :staff order by lower(name), id")
  List<InboxView> of(UUID staff);

  @Query("select * from inbox_view where staff_id = :staff and id = :id")
  Optional<InboxView> find(UUID staff, UUID id);

  /** Writes a view; one of that name now shows this filter. */
  @Query(
      """
      insert into inbox_view (id, staff_id, name, filter, created_at)
      values (:id, :staff, :name, :filter, :now)
      on conflict (staff_id, name) do update set filter = excluded.filter
      returning id
      """)
  UUID put(UUID id, UUID staff, String name, String filter, Instant now);

  @Query("select * from inbox_view")
  List<InboxView> all();

  @Query("delete from inbox_view where id = :id")
  void remove(UUID id);
}
