package org.talktous.delivery;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of events, read backwards. Each way of reading has an index of its own. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EventHistoryRepository extends GenericRepository<EventRow, UUID> {

  @Query(EventRow.SELECT + "where id = :id")
  Optional<EventRow> find(UUID id);

  @Query(EventRow.SELECT + "where true" + EventRow.PAGE)
  List<EventRow> all(UUID before, int limit);

  @Query(EventRow.SELECT + "where type = :type" + EventRow.PAGE)
  List<EventRow> ofType(String type, UUID before, int limit);

  @Query(
      EventRow.SELECT
          + "where subject = :subject and (cast(:type as text) is null or type = :type)"
          + EventRow.PAGE)
  List<EventRow> about(String subject, @Nullable String type, UUID before, int limit);
}
