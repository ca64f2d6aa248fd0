package org.talktous.delivery.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The symmetric signatures of Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and body. */
final class Signature {
  /** Within the 24 to 64 bytes that the specification recommends. */
  private static final int SECRET_BYTES = 32;

  private static final String PREFIX = "whsec_";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Signature() {}

  /** Draws a secret, as the specification writes it. */
  static String drawSecret() {
    var secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /** The value of {@code webhook-signature}: one signature for each secret. */
  static String of(UUID id, Instant at, byte[] body, List<String> secrets) {
    return secrets.stream()
        .map(secret -> "v1," + sign(id, at, body, secret))
        .collect(Collectors.joining(" "));
  }

  private static String sign(UUID id, Instant at, byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), mac.getAlgorithm()));
      var signed = new ByteArrayOutputStream();
      signed.writeBytes((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      signed.writeBytes(body);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }
}
