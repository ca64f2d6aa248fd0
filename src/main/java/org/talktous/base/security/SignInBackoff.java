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
import java.util.Optional;
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
  private static final RateLimit IN_A_ROW =
      new RateLimit("wrong sign-ins in a row", FREE, REMEMBERED);
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
   * right password are not refused. A try that is found wrong stays counted; one that throws was
   * not looked at, and is none. Refuses one that comes too early, without counting it.
   *
   * @param attempt empty if it was wrong
   */
  public <T> Optional<T> inTurn(String who, Supplier<Optional<T>> attempt) {
    if (!enabled) {
      return attempt.get();
    }
    var key = HexFormat.of().formatHex(keys.sign("sign-in\n" + who, KEY_BYTES));
    var turn = Objects.requireNonNull(turns.get(key, each -> new ReentrantLock(true)));
    if (!locked(turn)) {
      throw new TooManyRequests(IN_A_ROW, LONGEST_TURN);
    }
    try {
      var before = count(key);
      return counted(key, before, attempt);
    } finally {
      turn.unlock();
    }
  }

  private <T> Optional<T> counted(
      String key, Optional<LimitRepository.Failures> before, Supplier<Optional<T>> attempt) {
    Optional<T> right;
    try {
      right = attempt.get();
    } catch (RuntimeException unanswered) {
      int tries = before.map(LimitRepository.Failures::tries).orElse(0);
      var lastAt = before.map(LimitRepository.Failures::lastAt).orElse(Instant.EPOCH);
      rows.takeBackFailure(key, tries, lastAt);
      throw unanswered;
    }
    if (right.isPresent()) {
      rows.forgetFailures(key);
    }
    return right;
  }

  private static boolean locked(ReentrantLock turn) {
    try {
      return turn.tryLock(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Counts a try, or waits for its turn among those of other replicas, which count as well; tells
   * what was counted before.
   */
  private Optional<LimitRepository.Failures> count(String key) {
    while (true) {
      var now = clock.instant();
      var forgotten = now.minus(REMEMBERED);
      var before = rows.findFailures(key).filter(found -> found.lastAt().isAfter(forgotten));
      before.ifPresent(found -> mustBeDue(found, now));
      int tries = before.map(LimitRepository.Failures::tries).orElse(0);
      if (rows.countFailure(key, tries, now, forgotten) == 1) {
        return before;
      }
    }
  }

  private static void mustBeDue(LimitRepository.Failures before, Instant now) {
    var open = before.lastAt().plus(delay(before.tries()));
    if (now.isBefore(open)) {
      throw new TooManyRequests(IN_A_ROW, Duration.between(now, open));
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
