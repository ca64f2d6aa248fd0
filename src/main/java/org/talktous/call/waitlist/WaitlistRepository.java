package org.talktous.call.waitlist;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on the wait list. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WaitlistRepository extends GenericRepository<WaitlistEntry, UUID> {

  /**
   * Puts a reader on the list. The entry of one who waits already stays as it is; who was told
   * begins anew, and keeps the link.
   *
   * @param article that there is
   * @param link by which the reader leaves
   * @return 0 if they waited already
   */
  @Query(
      """
      insert into waitlist_entry as w
        (id, link, article_id, email, folded_email, zone, locale, consent, consented_at, since,
        expires_at)
      select :id, :link, a.id, :email, :foldedEmail, :zone, :locale, cast(:consent as jsonb), :now,
        :now, :expiresAt
      from article a
      where a.slug = :article
        -- one mailbox to lower(), which the index of the release before goes by, and two to us
        and not exists (
          select
          from waitlist_entry o
          where o.article_id = a.id and lower(o.email) = lower(:email)
            and o.folded_email <> :foldedEmail)
      on conflict (article_id, folded_email) do update
      set id = excluded.id, since = excluded.since, zone = excluded.zone, locale = excluded.locale,
        consent = excluded.consent, consented_at = excluded.consented_at,
        expires_at = excluded.expires_at, opening = null, told_at = null
      where w.opening is not null or w.expires_at <= :now
      """)
  int join(
      UUID id,
      UUID link,
      String article,
      String email,
      String foldedEmail,
      String zone,
      String locale,
      String consent,
      Instant now,
      Instant expiresAt);

  @Query(
      """
      select w.id, w.link, a.slug as article, w.email, w.zone, w.locale, w.expires_at, w.opening
      from waitlist_entry w
      join article a on a.id = w.article_id
      where w.id = :id
      """)
  Optional<WaitlistEntry> find(UUID id);

  /** The entry of a link; in mails of the release before, the id stood in its place. */
  @Query(
      """
      select w.id, w.link, a.slug as article, w.email, w.zone, w.locale, w.expires_at, w.opening
      from waitlist_entry w
      join article a on a.id = w.article_id
      where w.link = :link or w.id = :link
      """)
  Optional<WaitlistEntry> findByLink(UUID link);

  @Query("delete from waitlist_entry where id = :id")
  int delete(UUID id);

  @Query("select id from waitlist_entry where folded_email = :foldedAddress")
  List<UUID> of(String foldedAddress);

  @Query("delete from waitlist_entry where id = any(cast(:ids as uuid[]))")
  void deleteAll(String[] ids);

  @Query(
      """
      select cast(jsonb_build_object('article', a.slug, 'email', w.email, 'zone', w.zone,
        'locale', w.locale, 'since', w.since, 'consentedAt', w.consented_at, 'consent', w.consent,
        'expiresAt', w.expires_at, 'toldAt', w.told_at) as text)
      from waitlist_entry w
      join article a on a.id = w.article_id
      where w.id = any(cast(:ids as uuid[]))
      order by w.consented_at, w.id
      """)
  List<String> exported(String[] ids);

  /**
   * Those who wait, in the order in which they began to, which is that of their ids.
   *
   * @param host about whose calls; null for those of all
   */
  @Query(
      """
      select w.id, w.email, a.slug as article, coalesce(wanted.title, own.title) as title,
        coalesce(wanted.language, own.language) as title_language, w.zone, w.locale, w.since,
        w.expires_at as until
      from waitlist_entry w
      join article a on a.id = w.article_id
      join article_text own on own.article_id = a.id and own.language = a.language
      left join article_text wanted on wanted.article_id = a.id and wanted.language = :language
      where w.opening is null and w.expires_at > :now and w.id > :after
        and (cast(:article as text) is null or a.slug = :article)
        and (cast(:host as uuid) is null
          or cast(:host as uuid) in (select taker from article_takers(a.id) taker))
      order by w.id
      limit :limit
      """)
  List<WaitingReader> waiting(
      String language,
      @Nullable String article,
      @Nullable String host,
      UUID after,
      Instant now,
      int limit);

  /** An article that readers wait for. */
  @Introspected
  record Choice(String slug, String title) {}

  /** The articles with entries on the wait list; of one host, those whose calls that host takes. */
  @Query(
      """
      select a.slug, coalesce(wanted.title, own.title) as title
      from article a
      join article_text own on own.article_id = a.id and own.language = a.language
      left join article_text wanted on wanted.article_id = a.id and wanted.language = :language
      where a.id in (select article_id from waitlist_entry where opening is null and expires_at > :now)
        and (cast(:host as uuid) is null
          or cast(:host as uuid) in (select taker from article_takers(a.id) taker))
      order by title, a.slug
      limit :limit
      """)
  List<Choice> choices(String language, @Nullable String host, Instant now, int limit);

  /** The articles that somebody waits for. */
  @Query(
      """
      select a.slug
      from article a
      where a.id in (select article_id from waitlist_entry where opening is null and expires_at > :now)
      order by a.slug
      """)
  List<String> articles(Instant now);

  /** Forgets those who wait for a call that they have booked meanwhile. */
  @Query(
      """
      delete from waitlist_entry w
      using article a, booking b
      where a.slug = :article and w.article_id = a.id and w.opening is null
        and b.article_id = a.id and b.reader_folded_email = w.folded_email
        and b.status = 'confirmed' and b.starts_at > :now
      """)
  void forgetBooked(String article, Instant now);

  /** Takes all who wait for an article off the list; of several at once, one gets each. */
  @Query(
      """
      update waitlist_entry
      set opening = :opening, told_at = :now
      where article_id = (select id from article where slug = :article)
        and opening is null and expires_at > :now
      """)
  int tell(String article, UUID opening, Instant now);

  @Query("select id from waitlist_entry where opening = :opening order by id")
  List<UUID> told(UUID opening);

  /** Resets an entry whose slot was taken before its mail was sent. */
  @Query("update waitlist_entry set opening = null, told_at = null where id = :id")
  void waitOn(UUID id);

  @Query("delete from waitlist_entry where expires_at <= :now or told_at <= :toldBefore")
  void forget(Instant now, Instant toldBefore);
}
