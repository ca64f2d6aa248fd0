package org.talktous.base.idempotency;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The rows of kept answers. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AnswerRepository extends GenericRepository<KeptAnswer, byte[]> {

  @Query(
      """
      select key_hash, request_hash, cast(answer as text) as answer, answered_at
      from idempotency_key
      where key_hash = :key
      """)
  Optional<KeptAnswer> find(byte[] key);

  @Query(
      """
      insert into idempotency_key (key_hash, request_hash, answer, answered_at)
      values (:key, :request, cast(:answer as jsonb), :now)
      on conflict do nothing
      """)
  int keep(byte[] key, byte[] request, String answer, Instant now);

  @Query("delete from idempotency_key where answered_at < :time")
  void forgetBefore(Instant time);

  @Query(
      "delete from idempotency_key where answer ->> 'reference' = any(cast(:references as text[]))")
  void forgetOf(String[] references);
}
