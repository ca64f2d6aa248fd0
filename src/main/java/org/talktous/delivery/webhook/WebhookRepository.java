package org.talktous.delivery.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of webhooks; those that were deleted are found only by their names. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WebhookRepository extends GenericRepository<Webhook, UUID> {

  @Query(
      """
      insert into webhook (id, url, types, secret, created_at)
      values (:id, :url, :types, :secret, :now)
      """)
  void add(UUID id, String url, String[] types, String secret, Instant now);

  @Query("select * from webhook where id = :id and deleted_at is null")
  Optional<Webhook> find(UUID id);

  @Query("select * from webhook where id = any(cast(:ids as uuid[])) and deleted_at is null")
  List<Webhook> findAll(String[] ids);

  @Query("select * from webhook where id = any(cast(:ids as uuid[]))")
  List<Webhook> findEvenDeleted(String[] ids);

  @Query(
      """
      select *
      from webhook
      where deleted_at is null and (cast(:after as uuid) is null or id > cast(:after as uuid))
      order by id
      limit :limit
      """)
  List<Webhook> page(@Nullable String after, int limit);

  @Query(
      """
      update webhook
      set deleted_at = :now, secret = '', previous_secret = null, previous_signs_until = null
      where id = :id and deleted_at is null
      """)
  int delete(UUID id, Instant now);

  @Query(
      """
      update webhook
      set previous_secret = secret, previous_signs_until = :until, secret = :secret
      where id = :id and deleted_at is null
        and (previous_signs_until is null or previous_signs_until <= :now)
      """)
  int rotate(UUID id, String secret, Instant until, Instant now);

  @Query(
      """
      update webhook
      set disabled_at = :now, disabled_because = :reason
      where id = :id and disabled_at is null and deleted_at is null
      """)
  int disable(UUID id, String reason, Instant now);

  @Query(
      """
      update webhook
      set disabled_at = null, disabled_because = null, failing_since = null, failed_at = null
      where id = :id and deleted_at is null
      """)
  int enable(UUID id);

  /** Notes a failure; one after a time without any attempts begins to count anew. */
  @Query(
      """
      update webhook
      set failing_since = case when failed_at >= :quietSince then failing_since else :now end,
        failed_at = :now
      where id = :id and deleted_at is null
      """)
  void fail(UUID id, Instant quietSince, Instant now);

  /** Disables a webhook if nothing but failures has come back since then. */
  @Query(
      """
      update webhook
      set disabled_at = :now, disabled_because = 'failing'
      where id = :id and failing_since <= :since and disabled_at is null and deleted_at is null
      """)
  int disableFailing(UUID id, Instant since, Instant now);

  @Query(
      """
      update webhook
      set failing_since = null, failed_at = null
      where id = any(cast(:ids as uuid[])) and failing_since is not null
      """)
  void answerAgain(String[] ids);
}
