package org.talktous.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The one-time links of staff. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StaffLinkRepository extends GenericRepository<StaffLink, UUID> {

  Optional<StaffLink> findById(UUID id);

  @Query(
      """
      select l.*
      from staff_link l
      join staff_link_token t on t.link_id = l.id
      where t.hash = :hash
      """)
  Optional<StaffLink> findByToken(byte[] hash);

  @Query(
      """
      insert into staff_link (id, staff_id, purpose, language, created_at, expires_at)
      values (:id, :staffId, :purpose, :language, :createdAt, :expiresAt)
      """)
  void add(StaffLink link);

  @Query("insert into staff_link_token (hash, link_id) values (:hash, :link)")
  void addToken(byte[] hash, UUID link);

  @Query(
      """
      update staff_link
      set used_at = :now
      where id = :id and used_at is null and expires_at > :now
      """)
  int use(UUID id, Instant now);

  /** Lets no link of an account open anything more. */
  @Query(
      """
      update staff_link
      set expires_at = :now
      where staff_id = :staff and used_at is null and expires_at > :now
      """)
  void endAll(UUID staff, Instant now);
}
