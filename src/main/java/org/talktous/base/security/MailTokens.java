package org.talktous.base.security;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Signs and checks the tokens by which a reply by mail comes back to one thing. As the local part
 * of an address may lose its case on the way and holds 64 octets (RFC 5321, section 4.5.3.1.1), a
 * token is 42 digits of base 32: the thing's id and 80 bits of signature.
 */
@Singleton
public class MailTokens extends SignedIds {
  private static final int SIGNATURE_BYTES = 10;
  private static final int RADIX = 32;

  /** How many characters a token has. */
  public static final int LENGTH = 42;

  MailTokens(Secrets secrets) {
    super(secrets.keys("mail-tokens"), SIGNATURE_BYTES);
  }

  @Override
  String written(byte[] bytes) {
    var digits = new BigInteger(1, bytes).toString(RADIX);
    return "0".repeat(LENGTH - digits.length()) + digits;
  }

  @Override
  Optional<byte[]> read(String text) {
    if (!text.matches("[0-9a-v]{" + LENGTH + "}")) {
      return Optional.empty();
    }
    var number = new BigInteger(text, RADIX).toByteArray();
    // Without leading zeros, or with one for the sign.
    var bytes = new byte[ID_BYTES + SIGNATURE_BYTES];
    int length = Math.min(number.length, bytes.length);
    System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
    return Optional.of(bytes);
  }
}
