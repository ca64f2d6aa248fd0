package org.talktous.feedback.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.talktous.web.problem.InvalidRequest;

/**
 * Where a page of the inbox ended. What arrives later is newer than all that a cursor still leads
 * to, so that the pages that follow neither repeat it nor are moved by it.
 */
sealed interface InboxCursor {
  Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** The place of a thread: how well it fits, then when it was written. */
  record Position(float rank, Instant createdAt, UUID id) {}

  /** What was written before a thread. */
  record Before(Position position) implements InboxCursor {}

  /**
   * The rest of a window: of a range of threads, of which the best are shown first, those that come
   * after one.
   *
   * @param more whether there are threads before the window
   */
  record Within(Position newest, Position oldest, boolean more, Position last)
      implements InboxCursor {}

  default String written() {
    var text =
        switch (this) {
          case Before before -> "b " + written(before.position());
          case Within within ->
              (within.more() ? "m " : "w ")
                  + written(within.newest())
                  + " "
                  + written(within.oldest())
                  + " "
                  + written(within.last());
        };
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
      if (parts.length == 4 && parts[0].equals("b")) {
        return new Before(position(parts, 1));
      }
      if (parts.length == 10 && parts[0].matches("[mw]")) {
        return new Within(
            position(parts, 1), position(parts, 4), parts[0].equals("m"), position(parts, 7));
      }
    } catch (IllegalArgumentException | DateTimeParseException notOurs) {
      // said below
    }
    throw new InvalidRequest("cursor", "must be the next of the page before");
  }

  private static Position position(String[] parts, int from) {
    var createdAt = Instant.parse(parts[from + 1]);
    if (createdAt.isBefore(Instant.EPOCH) || createdAt.isAfter(LAST)) {
      throw new IllegalArgumentException("beyond what a database holds");
    }
    return new Position(
        Float.intBitsToFloat(Integer.parseInt(parts[from])),
        createdAt,
        UUID.fromString(parts[from + 2]));
  }
}
