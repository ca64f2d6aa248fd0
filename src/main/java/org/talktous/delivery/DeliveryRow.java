package org.talktous.delivery;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the delivery log with the type and subject of its event. */
@MappedEntity("delivery")
record DeliveryRow(
    @Id Long id,
    UUID eventId,
    String eventType,
    String eventSubject,
    String channel,
    String target,
    String state,
    int attempts,
    Instant dueAt,
    Instant createdAt,
    @Nullable Instant attemptedAt,
    @Nullable Instant settledAt,
    @Nullable String answerCode,
    @Nullable String lastAnswer) {

  /** What came of the last attempt. */
  @Nullable DeliveryAnswer answer() {
    return answerCode == null && lastAnswer == null
        ? null
        : new DeliveryAnswer(answerCode, lastAnswer);
  }

  static final String SELECT =
      """
      select d.id, d.event_id, e.type as event_type, e.subject as event_subject, d.channel, d.target,
        d.state, d.attempts,
        greatest(d.due_at, (
          select until
          from delivery_pause
          where channel = d.channel and target = d.target)) as due_at,
        d.created_at, d.attempted_at, d.settled_at, d.answer_code, d.last_answer
      from delivery d
      join event e on e.id = d.event_id
      """;

  /** A page, newest first. States are literals, so that the partial indexes apply. */
  static final String PAGE =
      """
        and d.id < :before
        and (cast(:channel as text) is null or d.channel = :channel)
      order by d.id desc
      limit :limit
      """;
}
