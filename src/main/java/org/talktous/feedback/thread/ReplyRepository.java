package org.talktous.feedback.thread;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of replies. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReplyRepository extends GenericRepository<ReplyRepository.Row, UUID> {

  /** A reply as the database keeps it. */
  @MappedEntity("reply")
  record Row(
      @Id UUID id,
      UUID queryId,
      String author,
      @Nullable UUID staffId,
      String body,
      boolean forAll,
      Instant createdAt) {

    Reply reply() {
      return new Reply(
          id,
          Reply.Author.valueOf(author.toUpperCase(Locale.ROOT)),
          staffId,
          body,
          forAll,
          createdAt);
    }
  }

  @Query(
      """
      select id, query_id, author, staff_id, body, public as for_all, created_at
      from reply
      where query_id = any(cast(:queries as uuid[]))
      order by created_at, id
      """)
  List<Row> of(String[] queries);

  @Query(
      """
      insert into reply (id, query_id, author, staff_id, body, public, created_at)
      values (:id, :query, :author, cast(:staff as uuid), :body, :forAll, :createdAt)
      """)
  void insert(
      UUID id,
      UUID query,
      String author,
      @Nullable String staff,
      String body,
      boolean forAll,
      Instant createdAt);

  @Query("delete from reply where query_id = :query")
  void forget(UUID query);

  @Query("delete from reply where query_id = :query and not public")
  void forgetPrivate(UUID query);

  @Query("update reply set body = :body where id = :id and body <> :body")
  void rewrite(UUID id, String body);
}
