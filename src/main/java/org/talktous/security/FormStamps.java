package org.talktous.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed times, given out with a form and sent back with it: they tell how long somebody had the
 * form before sending it. A program sends it at once, or without ever having seen it.
 */
@Singleton
public class FormStamps {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE = 16;

  /** Nobody reads a form, fills it in and sends it in less. */
  private static final Duration QUICKEST = Duration.ofSeconds(2);

  private final SecretKeySpec key;
  private final Clock clock;

  FormStamps(Secrets secrets, Clock clock) {
    this.key = new SecretKeySpec(secrets.key("forms"), ALGORITHM);
    this.clock = clock;
  }

  /** Whether a form came back sooner than a person could have sent it. */
  public static boolean isHasty(Duration age) {
    return age.compareTo(QUICKEST) < 0;
  }

  /** A stamp of this moment: epoch milliseconds and their signature. */
  public String stamp() {
    return stamp(clock.millis());
  }

  /** How old a genuine stamp is; empty if we never gave it out. */
  public Optional<Duration> age(@Nullable String stamp) {
    if (stamp == null || !stamp.matches("[0-9]{1,15}\\.[0-9a-f]{32}")) {
      return Optional.empty();
    }
    var time = Long.parseLong(stamp.substring(0, stamp.indexOf('.')));
    var genuine = MessageDigest.isEqual(stamp(time).getBytes(UTF_8), stamp.getBytes(UTF_8));
    return genuine
        ? Optional.of(Duration.between(Instant.ofEpochMilli(time), clock.instant()))
        : Optional.empty();
  }

  private String stamp(long time) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var signature = mac.doFinal(String.valueOf(time).getBytes(UTF_8));
      return time + "." + HexFormat.of().formatHex(Arrays.copyOf(signature, SIGNATURE));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
