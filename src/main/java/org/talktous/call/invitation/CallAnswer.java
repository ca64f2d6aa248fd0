package org.talktous.call.invitation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one of the two parties answered to the invitation to a call.
 *
 * @param party {@code reader} or {@code host}
 * @param answer {@code accepted}, {@code tentative}, {@code declined} or {@code countered}
 * @param proposedStart another start, of a counter-proposal (RFC 5546, section 3.2.7)
 */
@MappedEntity("call_answer")
public record CallAnswer(
    @Id UUID bookingId,
    String party,
    String answer,
    @Nullable Instant proposedStart,
    @Nullable String comment,
    Instant answeredAt) {

  /** Who answers. */
  enum Party {
    READER,
    HOST;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** PARTSTAT of a reply (RFC 5545, section 3.2.12), or a counter-proposal. */
  enum Answer {
    ACCEPTED,
    TENTATIVE,
    DECLINED,
    COUNTERED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
