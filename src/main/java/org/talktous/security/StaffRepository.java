package org.talktous.security;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The staff accounts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StaffRepository extends GenericRepository<Staff, UUID> {

  @Query("select * from staff where lower(email) = lower(:email)")
  Optional<Staff> findByEmail(String email);

  Optional<Staff> findById(UUID id);

  List<Staff> findByRole(StaffMember.Role role);

  @Query(
      """
      insert into staff (id, email, password_hash, role, host_id, created_at)
      values (:id, :email, :passwordHash, :role, :hostId, :createdAt)
      on conflict do nothing
      """)
  int add(Staff account);
}
