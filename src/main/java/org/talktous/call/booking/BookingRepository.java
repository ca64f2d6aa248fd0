package org.talktous.call.booking;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Statements on bookings. Writing a time re-checks under the host's row lock what may have changed
 * since the offer: calls (exclusion constraint), outside busy times, the daily cap.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BookingRepository extends GenericRepository<BookingRow, UUID> {

  @Query(BookingRow.SELECT + "where b.id = :id")
  Optional<BookingRow> find(UUID id);

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
        passage, confirm_by, consented_at, booked_at, changed_at)
      select :id, :reference, a.id, :host, :room, :startsAt, :endsAt, tstzrange(:startsAt, :freeAgainAt),
        'confirmed', 0, :readerName, :readerEmail, :readerFoldedEmail, :readerZone, :readerLocale,
        cast(:question as text), cast(:topic as text), cast(:passage as jsonb),
        cast(:confirmBy as timestamptz), :now, :now, :now
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

  @Query(
      """
      update booking
      set status = 'cancelled', sequence = :sequence, changed_at = :now,
        cancellation_reason = cast(:reason as text), outcome = null
      where id = :id and status = 'confirmed' and sequence = :sequence - 1
      """)
  int cancel(UUID id, int sequence, @Nullable String reason, Instant now);

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
            and (cast(:status as text) is null or b.status = :status)
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
}
