package org.talktous.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.annotation.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.talktous.setting.InvalidSetting;

/**
 * The one secret behind links and tokens, and the keys made from it. It is the setting {@code
 * TALK_LINK_SECRET}; without that it is drawn once and kept in the database, where all replicas
 * find the same.
 */
@Context
public class Secrets {
  private static final int LENGTH = 32;
  private static final int SHORTEST_GIVEN = 16;

  private final SecretRepository rows;
  private final @Nullable String given;

  Secrets(SecretRepository rows, @Property(name = "talk.link-secret") @Nullable String given) {
    this.rows = rows;
    this.given = given == null || given.isBlank() ? null : given;
    if (this.given != null && this.given.length() < SHORTEST_GIVEN) {
      throw new InvalidSetting(
          "TALK_LINK_SECRET", "must have at least " + SHORTEST_GIVEN + " characters");
    }
  }

  /** A key for one purpose: knowing it tells nothing of the others (RFC 5869's expand step). */
  public byte[] key(String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret(), mac.getAlgorithm()));
      return mac.doFinal(("talk-to-us/" + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private byte[] secret() {
    return given == null ? kept() : given.getBytes(StandardCharsets.UTF_8);
  }

  /** Only this needs the database. */
  @Transactional
  byte[] kept() {
    var drawn = new byte[LENGTH];
    new SecureRandom().nextBytes(drawn);
    rows.keepUnlessThere("link", drawn);
    return rows.kept("link").value();
  }
}
