package org.talktous.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.FoldedEmail;

/** The staff accounts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StaffRepository extends GenericRepository<Staff, UUID> {

  @Query(
      """
      select *
      from staff
      where folded_email = :foldedEmail
        and disabled_at is null
      """)
  Optional<Staff> findByFoldedEmail(String foldedEmail);

  default Optional<Staff> findByEmail(String email) {
    return findByFoldedEmail(FoldedEmail.of(email));
  }

  Optional<Staff> findById(UUID id);

  @Query("select * from staff where disabled_at is null order by folded_email, id limit 500")
  List<Staff> enabled();

  @Query(
      """
      select *
      from staff
      where role = 'ADMIN' and disabled_at is null and password_hash is not null
      order by folded_email
      """)
  List<Staff> listActiveAdmins();

  /** Accounts by their addresses, with the host's name and the end of an open invitation. */
  @Query(
      """
      select s.id, s.email, s.role, s.host_id, h.name as host_name, s.created_at, s.disabled_at,
        s.password_hash is not null as joined,
        (select max(expires_at)
         from staff_link
         where staff_id = s.id and purpose = 'INVITATION' and used_at is null) as invited_until
      from staff s
      left join host h on h.id = s.host_id
      where s.folded_email > :after
      order by s.folded_email
      limit :limit
      """)
  List<Account> page(String after, int limit);

  /** The hosts whom an account can be for. */
  @Query("select id, name from host order by active desc, lower(name), id")
  List<HostOption> hosts();

  @Query("select exists (select from host where id = :id)")
  boolean isHost(UUID id);

  /** Whether a host has an account that is not disabled, beside one. */
  @Query(
      """
      select exists (
        select
        from staff
        where host_id = :host and id <> :account and disabled_at is null)
      """)
  boolean signsInWithout(UUID host, UUID account);

  @Query("update staff set generation = generation + 1 where id = :id")
  void endSessions(UUID id);

  @Query("update staff set password_hash = :hash, generation = generation + 1 where id = :id")
  void setPassword(UUID id, String hash);

  @Query(
      """
      update staff
      set disabled_at = :now, generation = generation + 1
      where id = :id and disabled_at is null
      """)
  int disable(UUID id, Instant now);

  @Query("update staff set disabled_at = null where id = :id and disabled_at is not null")
  int enable(UUID id);

  @Query(
      """
      select exists (
        select
        from staff
        where id = :id
          and generation = :generation
          and disabled_at is null)
        and not exists (select from staff_ended_session where id = cast(:session as uuid))
      """)
  boolean holds(UUID id, int generation, @Nullable String session);

  @Query(
      """
      insert into staff_ended_session (id, expires_at)
      values (:session, :expiresAt)
      on conflict do nothing
      """)
  void endSession(UUID session, Instant expiresAt);

  @Query("delete from staff_ended_session where expires_at < :time")
  void forgetEndedSessions(Instant time);

  /** The account that signed in as this subject of an issuer before, unless it is disabled. */
  @Query(
      """
      select s.*
      from staff s
      join staff_identity i on i.staff_id = s.id
      where i.issuer = :issuer and i.subject = :subject and s.disabled_at is null
      """)
  Optional<Staff> findByIdentity(String issuer, String subject);

  /** Keeps as whom an account signed in, unless it or the subject is linked already. */
  @Query(
      """
      insert into staff_identity (issuer, subject, staff_id, linked_at)
      values (:issuer, :subject, :staff, :now)
      on conflict do nothing
      """)
  void link(String issuer, String subject, UUID staff, Instant now);

  @Query("delete from staff_identity where staff_id = :staff")
  void unlink(UUID staff);

  @Query(
      """
      insert into staff (id, email, folded_email, password_hash, role, host_id, created_at)
      values (:id, :email, :foldedEmail, cast(:passwordHash as text), :role, cast(:hostId as uuid),
        :createdAt)
      on conflict do nothing
      """)
  int add(
      UUID id,
      String email,
      String foldedEmail,
      @Nullable String passwordHash,
      String role,
      @Nullable String hostId,
      Instant createdAt);

  /** Adds an account, unless its address has one. */
  default int add(Staff account) {
    return add(
        account.id(),
        account.email(),
        FoldedEmail.of(account.email()),
        account.passwordHash(),
        account.role().name(),
        account.hostId() == null ? null : account.hostId().toString(),
        account.createdAt());
  }
}
