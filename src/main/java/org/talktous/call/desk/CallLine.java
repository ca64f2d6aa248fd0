package org.talktous.call.desk;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.OfferedSlots;
import org.talktous.web.constraint.Excerpt;

/**
 * A call in a list of staff's.
 *
 * @param state what became of it, else whether it takes place: {@code attended}, {@code no-show},
 *     {@code cancelled}, {@code confirmed}
 * @param title of the article, in the language asked for or its own
 */
@MappedEntity("booking")
record CallLine(
    @Id UUID id,
    Instant startsAt,
    String state,
    String reader,
    @Nullable String question,
    boolean hasPassage,
    UUID hostId,
    String hostName,
    String article,
    String title,
    String titleLanguage) {
  private static final int EXCERPT = 160;
  private static final Duration LENGTH = OfferedSlots.CALL_LENGTH;

  Instant endsAt() {
    return startsAt.plus(LENGTH);
  }

  /** The key of its state; a call that is over without an outcome is to be recorded. */
  String key(Instant now) {
    return "calls.state." + (waits(now) ? "unmarked" : state);
  }

  boolean waits(Instant now) {
    return state.equals("confirmed") && !now.isBefore(endsAt());
  }

  /** The beginning of the question, on one line. */
  @Nullable String excerpt() {
    return question == null ? null : Excerpt.ofLine(question, EXCERPT);
  }
}
