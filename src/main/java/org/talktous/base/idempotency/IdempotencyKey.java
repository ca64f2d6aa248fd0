package org.talktous.base.idempotency;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.FoldedEmail;

/**
 * An Idempotency-Key with what it belongs to: the same text is another key in another place, and of
 * another caller. A key that is easy to guess therefore neither collides with another caller's
 * request nor discloses its answer.
 *
 * @param use what the key is for
 * @param caller the e-mail address that the request names; empty if it has none
 * @param text as it was sent
 */
public record IdempotencyKey(String use, String caller, String text) {

  /** The key of a request, if it came with one. */
  public static @Nullable IdempotencyKey of(
      String use, @Nullable String caller, @Nullable String text) {
    return text == null
        ? null
        : new IdempotencyKey(use, caller == null ? "" : FoldedEmail.of(caller), text);
  }

  /** Joined by line feeds, which no part can contain. */
  byte[] hash() {
    return DigestUtils.sha256(use + '\n' + caller + '\n' + text);
  }
}
