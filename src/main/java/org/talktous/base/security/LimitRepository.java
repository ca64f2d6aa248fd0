package org.talktous.base.security;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What replicas count together: token buckets, and sign-ins in a row that failed. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LimitRepository extends GenericRepository<LimitRepository.Bucket, String> {

  /**
   * A token bucket as it was when a token was last asked of it.
   *
   * @param taken whether it had one
   */
  @MappedEntity("rate_limit")
  record Bucket(
      @Id String key,
      double capacity,
      double perSecond,
      double tokens,
      Instant refilledAt,
      boolean taken) {

    double tokens(Instant now) {
      double seconds = Math.max(0, (now.toEpochMilli() - refilledAt.toEpochMilli()) / 1e3);
      return Math.min(capacity, tokens + seconds * perSecond);
    }
  }

  /**
   * Takes one token of each bucket that has one. Buckets are locked in the order of their keys, or
   * two requests could wait for each other.
   */
  @Query(
      """
      insert into rate_limit as r (key, capacity, per_second, tokens, refilled_at, taken)
      select key, capacity, per_second, capacity - 1, :now, true
      from unnest(cast(:keys as text[]), cast(:capacities as double precision[]),
        cast(:rates as double precision[])) as asked (key, capacity, per_second)
      order by key
      on conflict (key) do update
      set capacity = excluded.capacity, per_second = excluded.per_second,
        refilled_at = greatest(r.refilled_at, excluded.refilled_at),
        taken = least(excluded.capacity, r.tokens + excluded.per_second
          * greatest(0, extract(epoch from excluded.refilled_at - r.refilled_at))) >= 1,
        tokens = least(excluded.capacity, r.tokens + excluded.per_second
            * greatest(0, extract(epoch from excluded.refilled_at - r.refilled_at)))
          - case when least(excluded.capacity, r.tokens + excluded.per_second
              * greatest(0, extract(epoch from excluded.refilled_at - r.refilled_at))) >= 1
            then 1 else 0 end
      returning key, capacity, per_second, tokens, refilled_at, taken
      """)
  List<Bucket> take(String[] keys, String[] capacities, String[] rates, Instant now);

  @Query("select * from rate_limit where key = any(cast(:keys as text[]))")
  List<Bucket> list(String[] keys);

  @Query(
      """
      update rate_limit
      set tokens = least(capacity, tokens + 1)
      where key = :key
      """)
  int giveBack(String key);

  @Query("delete from rate_limit where refilled_at < :before")
  void forget(Instant before);

  /** How many sign-ins in a row have failed, and when the last was. */
  @Introspected
  record Failures(int tries, Instant lastAt) {}

  @Query("select tries, last_at from sign_in_try where key = :key")
  Optional<Failures> findFailures(String key);

  /**
   * Counts a sign-in, if none was counted since.
   *
   * @param seen how many there were; 0 if there was none, or none that still counts
   * @return 0 if there was another
   */
  @Query(
      """
      insert into sign_in_try as t (key, tries, last_at)
      values (:key, :seen + 1, :now)
      on conflict (key) do update
      set tries = excluded.tries, last_at = excluded.last_at
      where t.tries = :seen or t.last_at <= :forgotten
      """)
  int countFailure(String key, int seen, Instant now, Instant forgotten);

  /**
   * Takes back a sign-in that was counted, unless another was counted since.
   *
   * @param tries how many there were before
   * @param lastAt when the last of those was
   */
  @Query(
      """
      update sign_in_try
      set tries = :tries, last_at = :lastAt
      where key = :key and tries = :tries + 1
      """)
  int takeBackFailure(String key, int tries, Instant lastAt);

  @Query("delete from sign_in_try where key = :key")
  void forgetFailures(String key);

  @Query("delete from sign_in_try where last_at <= :before")
  void forgetFailures(Instant before);
}
