package org.talktous.call.calendar;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Hosts by the ids of their feeds, and these by the hosts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeedRepository extends GenericRepository<FeedHost, UUID> {

  @Query(
      """
      select h.id, h.name, coalesce(f.id, h.id) as feed_id
      from host h
      left join calendar_feed f on f.host_id = h.id
      where h.id = :host
      """)
  Optional<FeedHost> findHost(UUID host);

  /** The host of a feed, unless all their accounts are disabled. */
  @Query(
      """
      select h.id, h.name, coalesce(f.id, h.id) as feed_id
      from host h
      left join calendar_feed f on f.host_id = h.id
      where (f.id = :feed or (f.id is null and h.id = :feed)) and h.signs_in
      """)
  Optional<FeedHost> findFeed(UUID feed);

  @Query(
      """
      insert into calendar_feed (host_id, id)
      values (:host, :feed)
      on conflict (host_id) do update set id = excluded.id
      """)
  void renew(UUID host, UUID feed);
}
