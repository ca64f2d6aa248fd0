package org.talktous.call.booking;

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
import org.talktous.base.privacy.HeldRecord;

/**
 * Statements on bookings. Writing a time re-checks under the host's row lock what may have changed
 * since the offer: calls (exclusion constraint), outside busy times, the daily cap.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BookingRepository extends GenericRepository<BookingRow, UUID> {

  @Query(BookingRow.SELECT + "where b.id = :id")
  Optional<BookingRow> find(UUID id);

  /** Finds the booking that a reader's link stands for. */
  @Query(BookingRow.SELECT + "where b.id = :link and b.link_id is null or b.link_id = :link")
  Optional<BookingRow> findByLink(UUID link);

  /** The same without its reader, if they are not erased. */
  @Query(
      """
      select id
      from booking
      where (id = :link and link_id is null or link_id = :link) and erased_at is null
      """)
  Optional<UUID> opened(UUID link);

  @Query(BookingRow.SELECT + "where b.reference = :reference")
  Optional<BookingRow> findByReference(String reference);

  /** The first of a reader's calls that begin in a range of time, its ends left out. */
  @Query(
      BookingRow.SELECT
          + """
          where b.reader_folded_email = :foldedEmail and b.status = 'confirmed'
            and b.starts_at > :after and b.starts_at < :before
          order by b.starts_at, b.id
          limit 1
          """)
  Optional<BookingRow> beginning(String foldedEmail, Instant after, Instant before);

  /** Finds a booking and locks its row. */
  @Query(BookingRow.SELECT + "where b.id = :id for share of b")
  Optional<BookingRow> hold(UUID id);

  @Query("select id from booking where id = any(cast(:ids as uuid[]))")
  List<UUID> known(String[] ids);

  @Query(
      """
      insert into booking
        (id, reference, article_id, host_id, room, starts_at, ends_at, occupies, status, sequence,
        reader_name, reader_email, reader_folded_email, reader_zone, reader_locale, question, topic,
        passage, confirm_by, consent, consented_at, booked_at, changed_at)
      select :id, :reference, a.id, :host, :room, :startsAt, :endsAt, tstzrange(:startsAt, :freeAgainAt),
        'confirmed', 0, :readerName, :readerEmail, :readerFoldedEmail, :readerZone, :readerLocale,
        cast(:question as text), cast(:topic as text), cast(:passage as jsonb),
        cast(:confirmBy as timestamptz), cast(:consent as jsonb), :now, :now, :now
      from article a
      where a.slug = :article
        and not exists (
          select from busy_time
          where host_id = :host and during && tstzrange(:startsAt, :endsAt))
        and (
          select count(*)
          from booking
          where host_id = :host and status = 'confirmed'
            and starts_at >= :dayBegins and starts_at < :dayEnds) < :dailyCap
      on conflict do nothing
      """)
  int insert(
      UUID id,
      String reference,
      String article,
      UUID host,
      @Nullable String room,
      Instant startsAt,
      Instant endsAt,
      Instant freeAgainAt,
      String readerName,
      String readerEmail,
      String readerFoldedEmail,
      String readerZone,
      String readerLocale,
      @Nullable String question,
      @Nullable String topic,
      @Nullable String passage,
      @Nullable Instant confirmBy,
      String consent,
      Instant now,
      Instant dayBegins,
      Instant dayEnds,
      int dailyCap);

  @Query(
      """
      update booking
      set host_id = :host, room = cast(:room as text), starts_at = :startsAt, ends_at = :endsAt,
        occupies = tstzrange(:startsAt, :freeAgainAt), sequence = :sequence, changed_at = :now,
        moving_reason = cast(:reason as text), outcome = null
      where id = :id and status = 'confirmed' and sequence = :sequence - 1
        and not exists (
          select from booking
          where host_id = :host and status = 'confirmed' and id <> :id
            and occupies && tstzrange(:startsAt, :freeAgainAt))
        and not exists (
          select from busy_time
          where host_id = :host and during && tstzrange(:startsAt, :endsAt))
        and (
          select count(*)
          from booking
          where host_id = :host and status = 'confirmed' and id <> :id
            and starts_at >= :dayBegins and starts_at < :dayEnds) < :dailyCap
      """)
  int move(
      UUID id,
      int sequence,
      UUID host,
      @Nullable String room,
      Instant startsAt,
      Instant endsAt,
      Instant freeAgainAt,
      @Nullable String reason,
      Instant now,
      Instant dayBegins,
      Instant dayEnds,
      int dailyCap);

  /**
   * Cancels a call that is as it was read: confirming it, which does not raise the sequence, would
   * make it one that is announced.
   */
  @Query(
      """
      update booking
      set status = 'cancelled', sequence = :sequence, changed_at = :now,
        cancellation_reason = cast(:reason as text), outcome = null
      where id = :id and status = 'confirmed' and sequence = :sequence - 1
        and confirm_by is not distinct from cast(:confirmBy as timestamptz)
      """)
  int cancel(
      UUID id, int sequence, @Nullable Instant confirmBy, @Nullable String reason, Instant now);

  /** Gives a call that is as it was read another address, as {@link #cancel} cancels it. */
  @Query(
      """
      update booking
      set reader_email = :email, reader_folded_email = :foldedEmail, link_id = :link,
        room = cast(:room as text), corrections = :corrections, sequence = :sequence,
        changed_at = :now
      where id = :id and status = 'confirmed' and sequence = :sequence - 1 and outcome is null
        and confirm_by is not distinct from cast(:confirmBy as timestamptz)
      """)
  int readdress(
      UUID id,
      int sequence,
      @Nullable Instant confirmBy,
      String email,
      String foldedEmail,
      UUID link,
      @Nullable String room,
      int corrections,
      Instant now);

  @Query(
      """
      update booking
      set confirm_by = null, changed_at = :now
      where id = :id and status = 'confirmed' and sequence = :sequence and confirm_by is not null
      """)
  int confirm(UUID id, int sequence, Instant now);

  /** Calls whose readers had until now to confirm them. */
  @Query(
      """
      select id
      from booking
      where confirm_by <= :now and status = 'confirmed'
      order by confirm_by
      limit 500
      """)
  List<UUID> unconfirmed(Instant now);

  @Query(
      """
      update booking
      set outcome = :outcome, notes = cast(:notes as text), changed_at = :now
      where id = :id and status = 'confirmed' and sequence = :sequence
        and outcome is not distinct from cast(:earlierOutcome as text)
        and notes is not distinct from cast(:earlierNotes as text)
      """)
  int end(
      UUID id,
      int sequence,
      @Nullable String earlierOutcome,
      @Nullable String earlierNotes,
      String outcome,
      @Nullable String notes,
      Instant now);

  @Query(
      BookingRow.SELECT
          + """
          where b.starts_at >= :from and b.starts_at < :until
            and (b.starts_at, b.id) > (:afterStart, :afterId)
            and (cast(:status as text) is null
              or case when b.status = 'confirmed' and b.confirm_by is not null then 'pending'
                else b.status end = :status)
            and (cast(:article as text) is null or a.slug = :article)
            and (cast(:host as uuid) is null or b.host_id = cast(:host as uuid))
          order by b.starts_at, b.id
          limit :limit
          """)
  List<BookingRow> agenda(
      Instant from,
      Instant until,
      Instant afterStart,
      UUID afterId,
      @Nullable String status,
      @Nullable String article,
      @Nullable String host,
      int limit);

  /**
   * Keeps for which event the reader is thanked; an earlier one may have been the reason already.
   */
  @Query(
      """
      update booking
      set thanked_for = :event
      where id = :id and (thanked_for is null or thanked_for = :event)
      """)
  int thank(UUID id, UUID event);

  @Query("update booking set question = null, passage = null where id = :id")
  void forgetQuestion(UUID id);

  @Query(
      """
      select exists (
        select
        from booking
        where (id = :link and link_id is null or link_id = :link) and erased_at is not null)
      """)
  boolean isErased(UUID link);

  /** A call and what names its reader, as far as erasure and export look at it. */
  @Introspected
  record Personal(UUID id, String reference, String readerName, String readerEmail, Instant at) {
    HeldRecord record() {
      return new HeldRecord(CallPersonalData.KIND, id, reference);
    }
  }

  @Query(
      """
      select id, reference, reader_name, reader_email, starts_at as at
      from booking
      where erased_at is null and id = any(cast(:ids as uuid[]))
      """)
  List<Personal> personal(String[] ids);

  @Query(
      """
      select id, reference, reader_name, reader_email, starts_at as at
      from booking
      where reader_folded_email = :foldedAddress
      """)
  List<Personal> personalOf(String foldedAddress);

  @Query("select exists (select from booking where reader_folded_email = :foldedAddress)")
  boolean has(String foldedAddress);

  /** Those that ended before a time, with their readers. */
  @Query(
      """
      select id, reference, reader_name, reader_email, starts_at as at
      from booking
      where erased_at is null and ends_at < :before
        and starts_at < :before and (starts_at, id) > (:after, :afterId)
      order by starts_at, id
      limit :limit
      """)
  List<Personal> personalBefore(Instant before, Instant after, UUID afterId, int limit);

  @Query(
      """
      select cast(jsonb_build_object(
        'reference', b.reference, 'status', b.status, 'sequence', b.sequence,
        'startsAt', b.starts_at, 'endsAt', b.ends_at, 'article', a.slug, 'host', h.name,
        'name', b.reader_name, 'email', b.reader_email, 'zone', b.reader_zone,
        'locale', b.reader_locale, 'question', b.question, 'topic', b.topic, 'passage', b.passage,
        'bookedAt', b.booked_at, 'changedAt', b.changed_at,
        'cancellationReason', b.cancellation_reason, 'movingReason', b.moving_reason,
        'outcome', b.outcome, 'notes', b.notes,
        'consentedAt', b.consented_at, 'consent', b.consent) as text)
      from booking b
      join article a on a.id = b.article_id
      join host h on h.id = b.host_id
      where b.erased_at is null and b.id = any(cast(:ids as uuid[]))
      order by b.starts_at, b.id
      """)
  List<String> exported(String[] ids);

  /** Locks the calls, and says which are still ahead. */
  @Query(
      """
      select id
      from (
        select id, status, starts_at, outcome
        from booking
        where id = any(cast(:ids as uuid[]))
        order by id
        for update) locked
      where status = 'confirmed' and outcome is null and starts_at > :now
      """)
  List<UUID> lockThoseAhead(String[] ids, Instant now);

  @Query(
      """
      update booking
      set reader_name = null, reader_email = null, reader_folded_email = null, reader_zone = 'UTC',
        question = null, topic = null, passage = null, cancellation_reason = null, moving_reason = null,
        notes = null, room = null, consent = null, changed_at = :now, erased_at = :now
      where erased_at is null and id = any(cast(:ids as uuid[]))
      """)
  void erase(String[] ids, Instant now);
}
