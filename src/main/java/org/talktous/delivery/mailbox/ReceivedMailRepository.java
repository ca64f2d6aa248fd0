package org.talktous.delivery.mailbox;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** How far the mailbox has been read, and which mails were taken. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReceivedMailRepository
    extends GenericRepository<ReceivedMailRepository.Position, String> {

  /**
   * How far a mailbox has been read.
   *
   * @param validity the UIDVALIDITY under which the UID counts (RFC 9051, section 2.3.1.1)
   * @param attempts how often the mail after it could not be handled
   */
  @MappedEntity("mailbox_position")
  record Position(@Id String mailbox, long validity, long uid, int attempts) {}

  /** Begins anew where the server has given out other UIDs. */
  @Query(
      """
      insert into mailbox_position (mailbox, validity, uid, attempts)
      values (:mailbox, :validity, 0, 0)
      on conflict (mailbox) do update
        set uid = case when mailbox_position.validity = :validity then mailbox_position.uid else 0 end,
          attempts = case when mailbox_position.validity = :validity then mailbox_position.attempts else 0 end,
          validity = :validity
      returning mailbox, validity, uid, attempts
      """)
  Position begin(String mailbox, long validity);

  @Query(
      """
      update mailbox_position
      set uid = :uid, attempts = 0
      where mailbox = :mailbox and validity = :validity and uid < :uid
      """)
  void advance(String mailbox, long validity, long uid);

  @Query("update mailbox_position set attempts = attempts + 1 where mailbox = :mailbox")
  void failed(String mailbox);

  @Query(
      """
      insert into received_mail (key, result, received_at)
      values (:key, :result, :now)
      on conflict (key) do nothing
      """)
  int add(String key, String result, Instant now);

  @Query("update received_mail set result = :result where key = :key")
  void note(String key, String result);

  @Query(
      """
      delete from received_mail
      where key in (select key from received_mail where received_at < :time limit :limit)
      """)
  int deleteBefore(Instant time, int limit);
}
