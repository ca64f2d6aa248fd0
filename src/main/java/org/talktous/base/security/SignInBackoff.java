package org.talktous.base.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.talktous.base.setting.Setting;

/**
 * Exponential backoff of sign-ins by account and network: a few failures are free, then the delay
 * doubles with each. Replicas share the count; turns are taken in each.
 */
@Singleton
public class SignInBackoff {
  private static final int FREE = 3;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  // Without attempts for this long, the count starts again.
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int SHIFT_LIMIT = 16;
  private static final Duration LONGEST_TURN = Duration.ofSeconds(20);
  private static final int KEY_BYTES = 18;

  private final LimitRepository rows;
  private final SigningKeys keys;
  // A lock that a thread holds or waits for is strongly reachable, so it is not collected.
  private final Cache<String, ReentrantLock> turns = Caffeine.newBuilder().weakValues().build();
  private final Clock clock;
  private final boolean enabled;

  SignInBackoff(
      LimitRepository rows,
      Secrets secrets,
      Clock clock,
      @Property(name = "talk.ratelimit.enabled", defaultValue = "true") String on) {
    this.rows = rows;
    this.keys = secrets.keys("limits");
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
    var key = HexFormat.of().formatHex(keys.sign("sign-in\n" + who, KEY_BYTES));
    var turn = Objects.requireNonNull(turns.get(key, each -> new ReentrantLock(true)));
    if (!locked(turn)) {
      throw new TooManyRequests(LONGEST_TURN);
    }
    try {
      count(key);
      var right = attempt.get();
      rows.forgetFailures(key);
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

  /** Counts a try, or waits for its turn among those of other replicas, which count as well. */
  private void count(String key) {
    boolean counted = false;
    while (!counted) {
      var now = clock.instant();
      var forgotten = now.minus(REMEMBERED);
      var before = rows.findFailures(key).filter(found -> found.lastAt().isAfter(forgotten));
      before.ifPresent(found -> mustBeDue(found, now));
      counted =
          rows.countFailure(
                  key, before.map(LimitRepository.Failures::tries).orElse(0), now, forgotten)
              == 1;
    }
  }

  private static void mustBeDue(LimitRepository.Failures before, Instant now) {
    var open = before.lastAt().plus(delay(before.tries()));
    if (now.isBefore(open)) {
      throw new TooManyRequests(Duration.between(now, open));
    }
  }

  private static Duration delay(int tries) {
    if (tries < FREE) {
      return Duration.ZERO;
    }
    var grown = Duration.ofSeconds(1L << Math.min(tries - FREE, SHIFT_LIMIT));
    return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
  }
}
