package org.talktous.article.imports;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import of articles, and how far it has come.
 *
 * @param dry whether everything was undone again
 * @param taken how many articles, of which some were added, some changed and the others as they are
 * @param remarks JSON: what of the file had no place, or was guessed
 * @param bytes the length of the file, where it was known
 */
@MappedEntity("article_import")
record ArticleImportRow(
    @Id UUID id,
    UUID staffId,
    boolean dry,
    State state,
    Instant startedAt,
    Instant cameOnAt,
    @Nullable Long bytes,
    long bytesRead,
    long taken,
    long added,
    long changed,
    long refused,
    String remarks) {
  private static final Duration LOST_AFTER = Duration.ofMinutes(5);

  /** Whether it still goes on. */
  enum State {
    RUNNING,
    DONE,
    /** It ended before its file did. */
    BROKEN
  }

  /** As it is seen: one that has not come on for long was lost with the replica that ran it. */
  State seen(Instant now) {
    return state == State.RUNNING && now.isAfter(cameOnAt.plus(LOST_AFTER)) ? State.BROKEN : state;
  }

  long unchanged() {
    return taken - added - changed;
  }

  /** How much of it is done, in hundredths. */
  int percent() {
    return bytes == null || bytes == 0 ? 0 : (int) Math.min(100, bytesRead * 100 / bytes);
  }
}
