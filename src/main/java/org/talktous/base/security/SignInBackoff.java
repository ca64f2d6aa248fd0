package org.talktous.base.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.Setting;

/**
 * Exponential backoff of sign-ins by account: a few failures are free, then the delay doubles with
 * each. Counted in this process only.
 */
@Singleton
public class SignInBackoff {
  private static final int FREE = 3;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  // Without attempts for this long, the count starts again.
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int SHIFT_LIMIT = 16;
  private static final Duration LONGEST_TURN = Duration.ofSeconds(20);

  private final Cache<String, Tries> tries =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(REMEMBERED).build();
  // A lock that a thread holds or waits for is strongly reachable, so it is not collected.
  private final Cache<String, ReentrantLock> turns = Caffeine.newBuilder().weakValues().build();
  private final Clock clock;
  private final boolean enabled;

  SignInBackoff(
      Clock clock, @Property(name = "talk.ratelimit.enabled", defaultValue = "true") String on) {
    this.clock = clock;
    this.enabled = Setting.flag("TALK_RATELIMIT_ENABLED", on);
  }

  /**
   * Runs attempts one after another: parallel guesses gain nothing, and parallel sign-ins with the
   * right password are not refused. A try counts as wrong when it throws. Refuses one that comes
   * too early, without counting it.
   */
  public <T> T inTurn(String who, Supplier<T> attempt) {
    if (!enabled) {
      return attempt.get();
    }
    var key = who.toLowerCase(Locale.ROOT);
    var turn = Objects.requireNonNull(turns.get(key, each -> new ReentrantLock(true)));
    if (!locked(turn)) {
      throw new TooManyRequests(LONGEST_TURN);
    }
    try {
      var now = clock.instant();
      tries.asMap().compute(key, (each, before) -> next(before, now));
      var right = attempt.get();
      tries.invalidate(key);
      return right;
    } finally {
      turn.unlock();
    }
  }

  private static boolean locked(ReentrantLock turn) {
    try {
      return turn.tryLock(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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
