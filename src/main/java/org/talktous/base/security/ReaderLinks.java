package org.talktous.base.security;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs and checks the tokens by which a reader, who has no account, comes back to one thing. A
 * token is the thing's id and 128 bits of an HMAC over scope and id, in base64url: nothing to
 * store, nothing to guess, and a token of one scope opens nothing in another.
 */
@Singleton
public class ReaderLinks {
  private static final int ID = 16;
  private static final int SIGNATURE = 16;

  private final SigningKeys keys;

  ReaderLinks(Secrets secrets) {
    this.keys = secrets.keys("reader-links");
  }

  public String token(LinkScope scope, UUID id) {
    return token(id, keys.sign(signed(scope, id), SIGNATURE));
  }

  private static String token(UUID id, byte[] signature) {
    var bytes = ByteBuffer.allocate(ID + SIGNATURE);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    bytes.put(signature);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The id that a genuine token of this scope stands for. */
  public Optional<UUID> open(LinkScope scope, String token) {
    return id(token)
        .filter(
            id ->
                keys.signed(
                    signed(scope, id), SIGNATURE, signature -> token(id, signature), token));
  }

  private static String signed(LinkScope scope, UUID id) {
    return scope.name() + ' ' + id;
  }

  private static Optional<UUID> id(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      if (bytes.length == ID + SIGNATURE) {
        var id = ByteBuffer.wrap(bytes);
        return Optional.of(new UUID(id.getLong(), id.getLong()));
      }
    } catch (IllegalArgumentException notBase64) {
      // no token of ours
    }
    return Optional.empty();
  }
}
