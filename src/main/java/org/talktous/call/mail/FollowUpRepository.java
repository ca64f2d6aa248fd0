package org.talktous.call.mail;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** Which readers want no mail after their calls. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FollowUpRepository extends GenericRepository<FollowUpRepository.Declined, String> {

  /** A reader who wants none, by a digest of their address. */
  @MappedEntity("follow_up_declined")
  record Declined(@Id String reader, Instant declinedAt) {}

  @Query(
      """
      select exists (
        select
        from follow_up_declined
        where reader = encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex'))
      """)
  boolean isDeclined(String foldedEmail);

  @Query(
      """
      insert into follow_up_declined (reader, declined_at)
      values (encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex'), :now)
      on conflict do nothing
      """)
  void decline(String foldedEmail, Instant now);

  @Query(
      """
      delete from follow_up_declined
      where reader = encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex')
      """)
  void wantAgain(String foldedEmail);

  @Query(
      """
      select cast(jsonb_build_object('declinedAt', declined_at) as text)
      from follow_up_declined
      where reader in (
        select encode(sha256(convert_to(address, 'UTF8')), 'hex')
        from unnest(cast(:addresses as text[])) address)
      """)
  List<String> exported(String[] addresses);

  /** Forgets those of the addresses that no call has any more. */
  @Query(
      """
      delete from follow_up_declined
      where reader in (
        select encode(sha256(convert_to(address, 'UTF8')), 'hex')
        from unnest(cast(:addresses as text[])) address
        where not exists (select from booking where reader_folded_email = address))
      """)
  void forgetWithoutCalls(String[] addresses);
}
