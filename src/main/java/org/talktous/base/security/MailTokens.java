package org.talktous.base.security;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs and checks the tokens by which a reply by mail comes back to one thing. As the local part
 * of an address may lose its case on the way and holds 64 octets (RFC 5321, section 4.5.3.1.1), a
 * token is 42 digits of base 32: the thing's id and 80 bits of an HMAC over scope and id.
 */
@Singleton
public class MailTokens {
  private static final int ID = 16;
  private static final int SIGNATURE = 10;
  private static final int RADIX = 32;

  /** How many characters a token has. */
  public static final int LENGTH = 42;

  private final SigningKeys keys;

  MailTokens(Secrets secrets) {
    this.keys = secrets.keys("mail-tokens");
  }

  public String token(LinkScope scope, UUID id) {
    return token(id, keys.sign(signed(scope, id), SIGNATURE));
  }

  private static String token(UUID id, byte[] signature) {
    var bytes = ByteBuffer.allocate(ID + SIGNATURE);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    bytes.put(signature);
    var digits = new BigInteger(1, bytes.array()).toString(RADIX);
    return "0".repeat(LENGTH - digits.length()) + digits;
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
    if (!token.matches("[0-9a-v]{" + LENGTH + "}")) {
      return Optional.empty();
    }
    var id = new BigInteger(token, RADIX).shiftRight(SIGNATURE * Byte.SIZE);
    return Optional.of(new UUID(id.shiftRight(Long.SIZE).longValue(), id.longValue()));
  }
}
