package org.talktous.staff.device;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** The networks from which accounts have signed in. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KnownPlaceRepository extends GenericRepository<KnownPlaceRepository.KnownPlace, UUID> {

  /** A network from which an account has signed in. */
  @MappedEntity("known_place")
  record KnownPlace(@Id UUID staffId, String network, Instant lastAt) {}

  @Query(
      """
      select exists (
        select
        from known_place
        where staff_id = :staff and network = :network and last_at > :since)
      """)
  boolean isKnown(UUID staff, String network, Instant since);

  @Query(
      """
      insert into known_place as k (staff_id, network, last_at)
      values (:staff, :network, :now)
      on conflict (staff_id, network) do update
      set last_at = excluded.last_at
      where k.last_at < excluded.last_at - interval '1 hour'
      """)
  void remember(UUID staff, String network, Instant now);

  @Query(
      """
      delete from known_place
      where ctid = any(array(select ctid from known_place where last_at <= :time limit :limit))
      """)
  int forgetBefore(Instant time, int limit);
}
