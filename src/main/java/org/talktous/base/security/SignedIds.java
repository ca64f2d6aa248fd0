package org.talktous.base.security;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that stand for the id of one thing: the id and the first bytes of an HMAC over scope and
 * id. There is nothing to store, and a token of one scope opens nothing in another.
 */
abstract class SignedIds {
  static final int ID_BYTES = 2 * Long.BYTES;

  private final SigningKeys keys;
  private final int signatureBytes;

  SignedIds(SigningKeys keys, int signatureBytes) {
    this.keys = keys;
    this.signatureBytes = signatureBytes;
  }

  public String token(LinkScope scope, UUID id) {
    return token(id, keys.sign(signed(scope, id), signatureBytes));
  }

  private String token(UUID id, byte[] signature) {
    var bytes = ByteBuffer.allocate(ID_BYTES + signatureBytes);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    bytes.put(signature);
    return written(bytes.array());
  }

  /** The id that a genuine token of this scope stands for. */
  public Optional<UUID> open(LinkScope scope, String token) {
    return read(token)
        .filter(bytes -> bytes.length == ID_BYTES + signatureBytes)
        .map(ByteBuffer::wrap)
        .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()))
        .filter(
            id ->
                keys.signed(
                    signed(scope, id), signatureBytes, signature -> token(id, signature), token));
  }

  private static String signed(LinkScope scope, UUID id) {
    return scope.name() + ' ' + id;
  }

  /** The bytes as text. */
  abstract String written(byte[] bytes);

  /** The bytes that a text may stand for. */
  abstract Optional<byte[]> read(String text);
}
