package org.talktous.delivery;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/**
 * A delivery, as staff see it.
 *
 * @param target who it is for: a webhook's address, a topic
 * @param targetId the target's own id, such as that of the webhook
 * @param state pending, delivered or failed
 * @param attempts how often it was tried
 * @param lastAnswer what came of the last attempt
 * @param nextAttemptAt when a pending one is tried next
 * @param settledAt when it was delivered, or failed for good
 */
@Introspected
@Schema(name = "Delivery")
record DeliveryItem(
    long id,
    OfEvent event,
    String channel,
    String target,
    String targetId,
    String state,
    int attempts,
    @Nullable String lastAnswer,
    Instant createdAt,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant settledAt) {

  /** The event that is delivered. */
  @Introspected
  @Schema(name = "DeliveredEvent")
  record OfEvent(UUID id, String type, String subject) {}

  static DeliveryItem of(EventHistory.Sent sent) {
    var row = sent.row();
    var answer = row.answer();
    return new DeliveryItem(
        row.id(),
        new OfEvent(row.eventId(), row.eventType(), row.eventSubject()),
        row.channel(),
        sent.target(),
        row.target(),
        row.state(),
        row.attempts(),
        answer == null ? null : answer.text(Messages.in(Language.EN)),
        row.createdAt(),
        row.attemptedAt(),
        row.state().equals(AttemptResult.State.PENDING.wire()) ? row.dueAt() : null,
        row.settledAt());
  }
}
