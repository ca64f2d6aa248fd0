package org.talktous.base.security;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The sign-ins in a row that failed, which replicas share. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignInTries extends GenericRepository<SignInTries.Tries, String> {

  /** How many, and when the last was. */
  @MappedEntity("sign_in_try")
  record Tries(@Id String key, int tries, Instant lastAt) {}

  @Query("select key, tries, last_at from sign_in_try where key = :key")
  Optional<Tries> find(String key);

  /**
   * Counts a try, if nobody has counted another since.
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
  int count(String key, int seen, Instant now, Instant forgotten);

  @Query("delete from sign_in_try where key = :key")
  void forget(String key);

  @Query("delete from sign_in_try where last_at <= :before")
  void forgetAll(Instant before);
}
