package org.talktous.call.invitation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last answers to invitations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CallAnswerRepository extends GenericRepository<CallAnswer, UUID> {

  @Query(
      """
      insert into call_answer
        (booking_id, party, answer, sequence, proposed_start, comment, answered_at)
      values (:booking, :party, :answer, :sequence, cast(:proposedStart as timestamptz),
        cast(:comment as text), :now)
      on conflict (booking_id, party) do update
        set answer = excluded.answer, sequence = excluded.sequence,
          proposed_start = excluded.proposed_start, comment = excluded.comment,
          answered_at = excluded.answered_at
      """)
  void save(
      UUID booking,
      String party,
      String answer,
      int sequence,
      @Nullable Instant proposedStart,
      @Nullable String comment,
      Instant now);

  @Query(
      """
      select booking_id, party, answer, proposed_start, comment, answered_at
      from call_answer
      where booking_id = :booking and sequence = :sequence
      order by party desc
      """)
  List<CallAnswer> of(UUID booking, int sequence);

  @Query(
      """
      select c.booking_id, c.party, c.answer, c.proposed_start, c.comment, c.answered_at
      from call_answer c
      join booking b on b.id = c.booking_id and b.sequence = c.sequence
      where c.booking_id = any(cast(:bookings as uuid[]))
      order by c.party desc
      """)
  List<CallAnswer> ofAll(String[] bookings);

  @Query("delete from call_answer where booking_id = any(cast(:bookings as uuid[]))")
  void deleteAll(String[] bookings);

  @Query(
      """
      select cast(jsonb_build_object('call', b.reference, 'party', c.party, 'answer', c.answer,
        'proposedStart', c.proposed_start, 'comment', c.comment, 'answeredAt', c.answered_at) as text)
      from call_answer c
      join booking b on b.id = c.booking_id
      where c.booking_id = any(cast(:bookings as uuid[]))
      order by c.answered_at
      """)
  List<String> exported(String[] bookings);
}
