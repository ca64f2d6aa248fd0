package org.talktous.call.waitlist;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reader who waits, or was told.
 *
 * @param link by which its reader leaves
 * @param article its slug
 * @param opening of which they are told; null while they wait
 */
@MappedEntity
record WaitlistEntry(
    @Id UUID id,
    UUID link,
    String article,
    String email,
    String zone,
    String locale,
    Instant expiresAt,
    @Nullable UUID opening) {

  boolean isWaiting(Instant now) {
    return opening == null && now.isBefore(expiresAt);
  }
}
