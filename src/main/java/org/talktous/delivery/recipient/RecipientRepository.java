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

  /** A recipient who gets no mail, as {@link Recipient} writes their address. */
  @MappedEntity("suppressed_address")
  record Suppressed(@Id String holder, Instant suppressedAt) {}

  /**
   * A mail that was not sent, as it was one too many.
   *
   * @param reference of the call or thread it is about, if it is about one
   * @param record what it is about, as the subject of events names it
   * @param scope of the links by which the owner of the address disowns that, if they can
   * @param about what such a link stands for
   * @param urgent whether it is of use only soon
   */
  @MappedEntity("folded_mail")
  record Folded(
      @Id UUID id,
      String holder,
      String foldedEmail,
      String email,
      String language,
      String subject,
      @Nullable String reference,
      @Nullable String record,
      @Nullable String scope,
      @Nullable UUID about,
      String url,
      boolean urgent,
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

  @Query("select exists (select from suppressed_address where reader = :digest)")
  boolean isSuppressed(String digest);

  @Query(
      """
      insert into suppressed_address as s (reader, holder, suppressed_at)
      values (:digest, cast(:holder as text), :now)
      on conflict (reader) do update
      set holder = excluded.holder
      where s.holder is null
      """)
  void suppress(String digest, @Nullable String holder, Instant now);

  @Query("delete from suppressed_address where reader = :digest")
  int allow(String digest);

  /** Without those whose owners are erased: of these only a digest is known. */
  @Query(
      """
      select holder, suppressed_at
      from suppressed_address
      where holder > :after
      order by holder
      limit :limit
      """)
  List<Suppressed> suppressed(String after, int limit);

  /** Counts a mail if fewer than so many were sent since; 0 if it would be one too many. */
  @Query(
      """
      insert into recipient_hour as r (reader, sent_at)
      values (:digest, array[cast(:now as timestamptz)])
      on conflict (reader) do update
      set sent_at = array_append(
        array(select t from unnest(r.sent_at) t where t > :since order by t), :now)
      where (select count(*) from unnest(r.sent_at) t where t > :since) < :limit
      """)
  int count(String digest, Instant now, Instant since, int limit);

  /** Takes back a mail that was counted and could not be sent. */
  @Query(
      """
      update recipient_hour r
      set sent_at = array(
        select t
        from unnest(r.sent_at) with ordinality s (t, place)
        where place <> (select max(p) from unnest(r.sent_at) with ordinality o (v, p) where v = :at)
        order by place)
      where reader = :digest and :at = any(r.sent_at)
      """)
  int giveBack(String digest, Instant at);

  @Query(
      """
      insert into folded_mail
        (id, holder, folded_email, email, language, subject, reference, record, scope, about, url,
          urgent, folded_at)
      values
        (:id, :holder, :foldedEmail, :email, :language, :subject, cast(:reference as text),
          cast(:record as text), cast(:scope as text), cast(:about as uuid), :url, :urgent,
          :foldedAt)
      """)
  void fold(
      UUID id,
      String holder,
      String foldedEmail,
      String email,
      String language,
      String subject,
      @Nullable String reference,
      @Nullable String record,
      @Nullable String scope,
      @Nullable String about,
      String url,
      boolean urgent,
      Instant foldedAt);

  /**
   * Addresses for which mails were folded and are not told of yet: of each recipient one, who may
   * be told of the others' the next time.
   *
   * @param before when mails were folded that are due now; nor was the recipient told since
   * @param urgentBefore the same of mails that press
   * @param urgentTold since when the recipient was not told, for mails that press
   */
  @Query(
      """
      select distinct on (f.holder) f.folded_email
      from folded_mail f
      where f.batch is null
        and (f.folded_at <= :before or f.urgent and f.folded_at <= :urgentBefore)
        and not exists (
          select
          from folded_mail t
          where t.holder = f.holder
            and t.told_at > case when f.urgent then cast(:urgentTold as timestamptz)
              else cast(:before as timestamptz) end)
      order by f.holder, f.folded_at
      limit 500
      """)
  List<String> due(Instant before, Instant urgentBefore, Instant urgentTold);

  /** Those of an address that are not told of yet. */
  @Query(
      """
      select *
      from folded_mail
      where folded_email = :foldedEmail and batch is null
      order by folded_at, id
      """)
  List<Folded> waiting(String foldedEmail);

  /** Puts those of the mails into one that are in none; says how many. */
  @Query(
      """
      update folded_mail
      set batch = :batch, told_at = :now
      where id = any(cast(:ids as uuid[])) and batch is null
      """)
  int batch(String[] ids, UUID batch, Instant now);

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
      set holder = null
      where reader = any(cast(:digests as text[]))
      """)
  void forgetSuppressed(String[] digests);

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
      where reader = :digest
      """)
  List<String> exportedSuppressed(String digest);

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
