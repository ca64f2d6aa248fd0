package org.talktous.base.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signed times, given out with a form and sent back with it: they tell how long a visitor had the
 * form before sending it. A program sends it at once, or without ever having seen it.
 */
@Singleton
public class FormTimestamps {
  private static final int SIGNATURE = 16;

  /** A person needs longer to fill in a form. */
  private static final Duration QUICKEST = Duration.ofSeconds(2);

  private final SigningKeys keys;
  private final Clock clock;

  FormTimestamps(Secrets secrets, Clock clock) {
    this.keys = secrets.keys("forms");
    this.clock = clock;
  }

  /** Whether a form came back sooner than a person could have sent it. */
  public static boolean isHasty(Duration age) {
    return age.compareTo(QUICKEST) < 0;
  }

  /** A stamp of this moment: epoch milliseconds and their signature. */
  public String stamp() {
    long now = clock.millis();
    return stamp(now, keys.sign(String.valueOf(now), SIGNATURE));
  }

  /** How old a genuine stamp is; empty if we never gave it out. */
  public Optional<Duration> age(@Nullable String stamp) {
    if (stamp == null || !stamp.matches("[0-9]{1,15}\\.[0-9a-f]{32}")) {
      return Optional.empty();
    }
    var time = Long.parseLong(stamp.substring(0, stamp.indexOf('.')));
    return keys.signed(String.valueOf(time), SIGNATURE, signature -> stamp(time, signature), stamp)
        ? Optional.of(Duration.between(Instant.ofEpochMilli(time), clock.instant()))
        : Optional.empty();
  }

  private static String stamp(long time, byte[] signature) {
    return time + "." + HexFormat.of().formatHex(signature);
  }
}
