package org.talktous.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.talktous.security.StaffMember;

/** The staff accounts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StaffRepository extends GenericRepository<Staff, UUID> {

  @Query(
      """
      select *
      from staff
      where lower(email) = lower(:email)
        and disabled_at is null
      """)
  Optional<Staff> findByEmail(String email);

  Optional<Staff> findById(UUID id);

  @Query("select * from staff where disabled_at is null order by lower(email), id limit 500")
  List<Staff> enabled();

  List<Staff> findByRole(StaffMember.Role role);

  @Query(
      """
      select exists (
        select
        from staff
        where id = :id
          and generation = :generation
          and disabled_at is null)
      """)
  boolean holds(UUID id, int generation);

  @Query(
      """
      insert into staff (id, email, password_hash, role, host_id, created_at)
      values (:id, :email, :passwordHash, :role, :hostId, :createdAt)
      on conflict do nothing
      """)
  int add(Staff account);
}
