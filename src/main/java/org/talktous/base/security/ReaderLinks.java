package org.talktous.base.security;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs and checks the tokens by which a reader, who has no account, comes back to one thing: its
 * id and 128 bits of signature, in base64url.
 */
@Singleton
public class ReaderLinks extends SignedIds {
  private static final int SIGNATURE_BYTES = 16;

  ReaderLinks(Secrets secrets) {
    super(secrets.keys("reader-links"), SIGNATURE_BYTES);
  }

  @Override
  String written(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  Optional<byte[]> read(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
