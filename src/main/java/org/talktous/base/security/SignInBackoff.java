package org.talktous.base.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.Setting;

/**
 * Makes whoever guesses wait: a few mistakes are free, then every further try has to wait twice as
 * long as the one before. Counted on this replica.
 */
@Singleton
public class SignInBackoff {
  private static final int FREE = 3;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  // Whoever comes back later begins anew.
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int SHIFT_LIMIT = 16;

  private final Cache<String, Tries> tries =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(REMEMBERED).build();
  private final Clock clock;
  private final boolean enabled;

  SignInBackoff(
      Clock clock, @Property(name = "talk.ratelimit.enabled", defaultValue = "true") String on) {
    this.clock = clock;
    this.enabled = Setting.flag("TALK_RATELIMIT_ENABLED", on);
  }

  /**
   * Begins a try, which counts as wrong until {@link #forget} is called: so nobody gains by trying
   * many at once. Refuses one that comes too early, without counting it.
   */
  public void enter(String who) {
    if (enabled) {
      var now = clock.instant();
      tries.asMap().compute(key(who), (key, before) -> next(before, now));
    }
  }

  private static Tries next(@Nullable Tries before, Instant now) {
    if (before == null || !now.isBefore(before.last().plus(REMEMBERED))) {
      return new Tries(1, now);
    }
    var open = before.last().plus(before.delay());
    if (now.isBefore(open)) {
      throw new TooManyRequests(Duration.between(now, open));
    }
    return new Tries(before.count() + 1, now);
  }

  /** The try was right: nothing is held against them any more. */
  public void forget(String who) {
    tries.invalidate(key(who));
  }

  private static String key(String who) {
    return who.toLowerCase(Locale.ROOT);
  }

  private record Tries(int count, Instant last) {
    Duration delay() {
      if (count < FREE) {
        return Duration.ZERO;
      }
      var grown = Duration.ofSeconds(1L << Math.min(count - FREE, SHIFT_LIMIT));
      return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }
  }
}
