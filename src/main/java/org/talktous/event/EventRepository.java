package org.talktous.event;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** The rows of the log. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EventRepository extends GenericRepository<LoggedEvent, UUID> {

  @Query(
      """
      insert into event (id, type, subject, sequence, occurred_at, data)
      values (:id, :type, :subject, :sequence, :occurredAt, cast(:data as jsonb))
      """)
  void append(UUID id, String type, String subject, int sequence, Instant occurredAt, String data);
}
