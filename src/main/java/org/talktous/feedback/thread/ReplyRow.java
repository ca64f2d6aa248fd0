package org.talktous.feedback.thread;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reply as the database keeps it. */
@MappedEntity("reply")
record ReplyRow(
    @Id UUID id,
    UUID queryId,
    String author,
    @Nullable UUID staffId,
    String body,
    boolean forAll,
    Instant createdAt) {

  Reply reply() {
    return new Reply(
        id,
        Reply.Author.valueOf(author.toUpperCase(Locale.ROOT)),
        staffId,
        body,
        forAll,
        createdAt);
  }
}
