package org.talktous.feedback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.talktous.problem.InvalidRequest;

/**
 * Where a page of the inbox ended. What arrives later is newer than the window, so that the pages
 * that follow neither repeat nor leave out anything.
 *
 * @param window the newest of the queries among which the best are shown first
 * @param last the last one shown
 */
record InboxCursor(Position window, Position last) {

  /** The place of a query: how well it fits, then when it was written. */
  record Position(float rank, Instant createdAt, UUID id) {}

  String written() {
    var text = written(window) + " " + written(last);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Position position) {
    return Float.floatToIntBits(position.rank()) + " " + position.createdAt() + " " + position.id();
  }

  static InboxCursor read(String written) {
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 6) {
        return new InboxCursor(position(parts, 0), position(parts, 3));
      }
    } catch (IllegalArgumentException | DateTimeParseException notOurs) {
      // said below
    }
    throw new InvalidRequest("cursor", "must be the next of the page before");
  }

  private static Position position(String[] parts, int from) {
    var createdAt = Instant.parse(parts[from + 1]);
    if (createdAt.isBefore(Instant.EPOCH)
        || createdAt.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
      throw new IllegalArgumentException("beyond what a database holds");
    }
    return new Position(
        Float.intBitsToFloat(Integer.parseInt(parts[from])),
        createdAt,
        UUID.fromString(parts[from + 2]));
  }
}
