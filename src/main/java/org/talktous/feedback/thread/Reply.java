package org.talktous.feedback.thread;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something written in a thread after its beginning.
 *
 * @param staff who of the staff wrote it
 * @param forAll whether it may stand on the article's page, if the reader agrees
 */
public record Reply(
    UUID id, Author author, @Nullable UUID staff, String body, boolean forAll, Instant createdAt) {
  private static final Duration A_MOMENT = Duration.ofMinutes(1);
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  /** Which side wrote. */
  enum Author {
    READER,
    STAFF;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Reply ofReader(String body, Instant now) {
    return new Reply(IDS.generate(), Author.READER, null, body, false, now);
  }

  /** By somebody of the staff; null for a host without an account. */
  public static Reply ofStaff(@Nullable UUID staff, String body, boolean forAll, Instant now) {
    return new Reply(IDS.generate(), Author.STAFF, staff, body, forAll, now);
  }

  public boolean isOfStaff() {
    return author == Author.STAFF;
  }

  /** Whether it says, a moment later, just what the other said. */
  boolean repeats(Reply other) {
    return author == other.author
        && forAll == other.forAll
        && body.equals(other.body)
        && createdAt.isBefore(other.createdAt.plus(A_MOMENT));
  }
}
