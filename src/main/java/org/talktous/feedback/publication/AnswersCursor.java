package org.talktous.feedback.publication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.InvalidRequest;

/** Where a list of public answers goes on: with questions that became public before this one. */
record AnswersCursor(Instant publicSince, UUID id) {
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Before all. */
  static final AnswersCursor START = new AnswersCursor(LAST, new UUID(-1, -1));

  static AnswersCursor after(PublishedQuestionRow row) {
    return new AnswersCursor(row.publicSince(), row.id());
  }

  String written() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((publicSince + " " + id).getBytes(StandardCharsets.UTF_8));
  }

  /** The start, if nothing is given. */
  static AnswersCursor read(@Nullable String written) {
    if (written == null) {
      return START;
    }
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 2) {
        var at = Instant.parse(parts[0]);
        if (!at.isBefore(Instant.EPOCH) && !at.isAfter(LAST)) {
          return new AnswersCursor(at, UUID.fromString(parts[1]));
        }
      }
    } catch (IllegalArgumentException | DateTimeParseException notOurs) {
      // said below
    }
    throw new InvalidRequest("cursor", "must be the next of the page before");
  }
}
