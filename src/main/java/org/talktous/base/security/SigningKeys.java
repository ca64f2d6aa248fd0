package org.talktous.base.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 keys of one purpose. The first one signs; while a secret is being replaced, what the
 * others signed is still genuine.
 */
public final class SigningKeys {
  private static final String ALGORITHM = "HmacSHA256";

  private final List<byte[]> keys;

  SigningKeys(List<byte[]> keys) {
    this.keys = List.copyOf(keys);
  }

  /** The key that signs. */
  public byte[] current() {
    return keys.getFirst().clone();
  }

  /** The keys that only verify. */
  public List<byte[]> others() {
    return keys.stream().skip(1).map(byte[]::clone).toList();
  }

  /** The first bytes of the text's HMAC under the current key. */
  byte[] sign(String text, int length) {
    return Arrays.copyOf(hmac(keys.getFirst(), text), length);
  }

  /**
   * Whether one of the keys signed the text so.
   *
   * @param encoding how a signature is given out; the texts are compared, since one sequence of
   *     bytes may have several spellings
   */
  boolean signed(String text, int length, Encoding encoding, String given) {
    return keys.stream()
        .map(key -> encoding.encode(Arrays.copyOf(hmac(key, text), length)))
        .map(genuine -> MessageDigest.isEqual(genuine.getBytes(UTF_8), given.getBytes(UTF_8)))
        .reduce(false, Boolean::logicalOr);
  }

  /** The form in which a signature is given out. */
  @FunctionalInterface
  interface Encoding {
    String encode(byte[] signature);
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
