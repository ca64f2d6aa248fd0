package org.talktous.delivery.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The erasures, as their events tell of them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ErasureRepository extends GenericRepository<ErasureRepository.Erased, UUID> {

  @MappedEntity("event")
  record Erased(@Id UUID id) {}

  /**
   * An event and the subject it tells of.
   *
   * @param alone whether its mails speak of that subject and no other
   * @param listed whether it lists one of the erased records
   */
  @Introspected
  record Told(UUID id, String subject, boolean alone, boolean listed) {}

  @Query(
      """
      select id, subject, jsonb_exists(data, 'reference') as alone,
        coalesce(jsonb_exists_any(data -> 'records', cast(:erased as text[])), false) as listed
      from event
      where id = any(cast(:ids as uuid[]))
      """)
  List<Told> told(String[] ids, String[] erased);

  /** The records that were erased since a time, as subjects of their events. */
  @Query(
      """
      select jsonb_array_elements_text(data -> 'records')
      from event
      where type = :type and occurred_at >= :since
      """)
  List<String> erasedSince(String type, Instant since);
}
