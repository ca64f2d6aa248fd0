package org.talktous.delivery.recipient;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on what is known of addresses, by their folded form. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RecipientRepository extends GenericRepository<RecipientRepository.Suppressed, String> {

  /** An address that gets no mail. */
  @MappedEntity("suppressed_address")
  record Suppressed(@Id String foldedEmail, Instant suppressedAt) {}

  /**
   * A mail that was not sent, as it was one too many.
   *
   * @param reference of the call or thread it is about, if it is about one
   */
  @MappedEntity("folded_mail")
  record Folded(
      @Id UUID id,
      String foldedEmail,
      String email,
      String language,
      String subject,
      @Nullable String reference,
      String url,
      Instant foldedAt) {}

  @Query("select exists (select from confirmed_address where folded_email = :foldedEmail)")
  boolean isConfirmed(String foldedEmail);

  @Query(
      """
      insert into confirmed_address as c (folded_email, confirmed_at)
      values (:foldedEmail, :now)
      on conflict (folded_email) do update
      set confirmed_at = excluded.confirmed_at
      where c.confirmed_at < excluded.confirmed_at - interval '1 day'
      """)
  void confirm(String foldedEmail, Instant now);

  @Query(
      """
      select exists (
        select
        from suppressed_address
        where reader = encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex'))
      """)
  boolean isSuppressed(String foldedEmail);

  @Query(
      """
      insert into suppressed_address as s (reader, folded_email, suppressed_at)
      values (encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex'), :foldedEmail, :now)
      on conflict (reader) do update
      set folded_email = excluded.folded_email
      where s.folded_email is null
      """)
  void suppress(String foldedEmail, Instant now);

  @Query(
      """
      delete from suppressed_address
      where reader = encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex')
      """)
  int allow(String foldedEmail);

  /** Without those whose owners are erased: of these only a digest is known. */
  @Query(
      """
      select folded_email, suppressed_at
      from suppressed_address
      where folded_email > :after
      order by folded_email
      limit :limit
      """)
  List<Suppressed> suppressed(String after, int limit);

  /** Counts a mail if fewer than so many were sent since; 0 if it would be one too many. */
  @Query(
      """
      insert into recipient_hour as r (reader, sent_at)
      values (
        encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex'), array[cast(:now as timestamptz)])
      on conflict (reader) do update
      set sent_at = array_append(
        array(select t from unnest(r.sent_at) t where t > :since order by t), :now)
      where (select count(*) from unnest(r.sent_at) t where t > :since) < :limit
      """)
  int count(String foldedEmail, Instant now, Instant since, int limit);

  /** Takes back a mail that was counted and could not be sent. */
  @Query(
      """
      update recipient_hour r
      set sent_at = array(
        select t
        from unnest(r.sent_at) with ordinality s (t, place)
        where place <> (select max(p) from unnest(r.sent_at) with ordinality o (v, p) where v = :at)
        order by place)
      where reader = encode(sha256(convert_to(:foldedEmail, 'UTF8')), 'hex')
        and :at = any(r.sent_at)
      """)
  int giveBack(String foldedEmail, Instant at);

  @Query(
      """
      insert into folded_mail
        (id, folded_email, email, language, subject, reference, url, folded_at)
      values
        (:id, :foldedEmail, :email, :language, :subject, cast(:reference as text), :url, :foldedAt)
      """)
  void fold(
      UUID id,
      String foldedEmail,
      String email,
      String language,
      String subject,
      @Nullable String reference,
      String url,
      Instant foldedAt);

  /** Addresses for which mails were folded before a time and are not told of yet. */
  @Query(
      """
      select folded_email
      from folded_mail
      where batch is null
      group by folded_email
      having min(folded_at) <= :before
      order by folded_email
      limit 500
      """)
  List<String> due(Instant before);

  @Query(
      "update folded_mail set batch = :batch where folded_email = :foldedEmail and batch is null")
  int batch(String foldedEmail, UUID batch);

  @Query("select * from folded_mail where batch = :batch order by folded_at, id")
  List<Folded> ofBatch(UUID batch);

  @Query("delete from folded_mail where folded_at <= :before")
  void forgetFolded(Instant before);

  @Query(
      """
      delete from recipient_hour r
      where not exists (select from unnest(r.sent_at) t where t > :before)
      """)
  void forgetCounts(Instant before);

  @Query("delete from folded_mail where reference = any(cast(:references as text[]))")
  void forgetAbout(String[] references);

  @Query("delete from folded_mail where folded_email = any(cast(:addresses as text[]))")
  void forgetFoldedOf(String[] addresses);

  @Query("delete from confirmed_address where folded_email = any(cast(:addresses as text[]))")
  void forgetConfirmed(String[] addresses);

  @Query(
      """
      delete from confirmed_address
      where folded_email in (
        select folded_email from confirmed_address where confirmed_at < :time limit :limit)
      """)
  int forgetConfirmedBefore(Instant time, int limit);

  /** What they want is known by a digest from then on. */
  @Query(
      """
      update suppressed_address
      set folded_email = null
      where folded_email = any(cast(:addresses as text[]))
      """)
  void forgetSuppressed(String[] addresses);

  @Query(
      """
      select cast(jsonb_build_object('confirmedAt', confirmed_at) as text)
      from confirmed_address
      where folded_email = :foldedEmail
      """)
  List<String> exportedConfirmed(String foldedEmail);

  @Query(
      """
      select cast(jsonb_build_object('suppressedAt', suppressed_at) as text)
      from suppressed_address
      where folded_email = :foldedEmail
      """)
  List<String> exportedSuppressed(String foldedEmail);

  @Query(
      """
      select cast(jsonb_build_object('email', email, 'subject', subject, 'reference', reference,
        'url', url, 'foldedAt', folded_at) as text)
      from folded_mail
      where folded_email = :foldedEmail
      order by folded_at, id
      """)
  List<String> exportedFolded(String foldedEmail);
}
