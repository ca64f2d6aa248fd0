package org.talktous.call.holding;

import java.time.Instant;
import java.util.UUID;
import org.talktous.web.constraint.FoldedEmail;

/**
 * A call that is about to be booked, as the limits see it.
 *
 * @param network from which it is booked
 * @param dayBegins the host's date of it, until {@code dayEnds}
 */
public record Hold(
    UUID booking,
    UUID host,
    String email,
    String network,
    Instant startsAt,
    Instant dayBegins,
    Instant dayEnds,
    Instant bookedAt) {

  String foldedEmail() {
    return FoldedEmail.of(email);
  }

  String holder() {
    return FoldedEmail.holder(email);
  }
}
