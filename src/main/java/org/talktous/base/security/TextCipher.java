package org.talktous.base.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts short texts that the service must be able to read again, with AES-256-GCM and keys made
 * from its secret. A text opens only in the context that it was sealed for.
 */
@Singleton
public class TextCipher {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Secrets secrets;
  private final SecureRandom random = new SecureRandom();

  TextCipher(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The text encrypted: a random nonce, then what AES-GCM makes of it.
   *
   * @param purpose which names the key
   * @param context what it belongs to, such as an id
   */
  public byte[] seal(String purpose, String context, String text) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var key = secrets.keys("cipher/" + purpose).current();
      var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(text.getBytes(UTF_8));
      var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** The text that was sealed; nothing if another secret or another context sealed it. */
  public Optional<String> open(String purpose, String context, byte[] sealed) {
    var keys = secrets.keys("cipher/" + purpose);
    return Stream.concat(Stream.of(keys.current()), keys.others().stream())
        .map(key -> open(key, context, sealed))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> open(byte[] key, String context, byte[] sealed) {
    if (sealed.length < NONCE) {
      return Optional.empty();
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), context);
      return Optional.of(new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String context)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(UTF_8));
    return cipher;
  }
}
