package org.talktous.webhook;

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
      limit :most
      """)
  List<Webhook> page(@Nullable String after, int most);

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
      """)
  int rotate(UUID id, String secret, Instant until);

  @Query(
      """
      update webhook
      set disabled_at = :now, disabled_because = :because
      where id = :id and disabled_at is null and deleted_at is null
      """)
  int disable(UUID id, String because, Instant now);

  @Query(
      """
      update webhook
      set disabled_at = null, disabled_because = null, failing_since = null
      where id = :id and deleted_at is null
      """)
  int enable(UUID id);

  @Query("update webhook set failing_since = :now where id = :id and failing_since is null")
  void beginsToFail(UUID id, Instant now);

  @Query("update webhook set failing_since = null where id = :id")
  void answersAgain(UUID id);
}
