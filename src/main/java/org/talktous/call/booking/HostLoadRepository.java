package org.talktous.call.booking;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads how loaded hosts are. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HostLoadRepository extends GenericRepository<BookingRow, UUID> {

  @Query(
      """
      select h.id as host,
        (
          select count(*)
          from booking b
          where b.host_id = h.id and b.status = 'confirmed'
            and b.starts_at between :from and :until) as calls_nearby,
        (select max(b.booked_at) from booking b where b.host_id = h.id) as last_booked_at
      from host h
      where h.id in (:hosts)
      """)
  List<HostLoad> around(List<UUID> hosts, Instant from, Instant until);
}
