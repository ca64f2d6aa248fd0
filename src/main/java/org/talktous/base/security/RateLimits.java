package org.talktous.base.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import java.util.Locale;
import org.talktous.base.setting.Setting;

/**
 * How often one address or one mailbox may try something, counted on this replica. Limits are wide
 * enough for a campus behind one address and far too narrow for a script.
 */
@Context
public class RateLimits {
  private final LoadingCache<Source, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(100_000)
          .expireAfterAccess(Duration.ofHours(2))
          .build(source -> source.limit().bucket());
  private final boolean enabled;

  RateLimits(@Property(name = "talk.ratelimit.enabled", defaultValue = "true") String enabled) {
    this.enabled = Setting.flag("TALK_RATELIMIT_ENABLED", enabled);
  }

  /** What is limited: so many at once, refilled evenly over the period. */
  public enum Limit {
    WRONG_SIGN_INS_BY_ADDRESS(50, Duration.ofMinutes(10)),
    WRONG_SIGN_INS_BY_ACCOUNT(200, Duration.ofMinutes(10)),
    OPENID_RETURNS_BY_ADDRESS(50, Duration.ofMinutes(10)),
    FORGOTTEN_PASSWORDS_BY_ADDRESS(20, Duration.ofMinutes(10)),
    FORGOTTEN_PASSWORDS_BY_ACCOUNT(3, Duration.ofHours(1)),
    BOOKING_BY_ADDRESS(1_000, Duration.ofMinutes(10)),
    CALLS_BY_ADDRESS(600, Duration.ofHours(1)),
    CALLS_BY_MAILBOX(60, Duration.ofHours(1)),
    CHANGE_BY_ADDRESS(300, Duration.ofMinutes(10)),
    COMMENTS_BY_ADDRESS(300, Duration.ofMinutes(10)),
    COMMENTS_BY_ARTICLE(250, Duration.ofHours(1)),
    SURVEY_FORMS_BY_ADDRESS(1_000, Duration.ofMinutes(10)),
    SURVEYS_BY_ADDRESS(300, Duration.ofHours(1));

    private final int times;
    private final Duration period;

    Limit(int times, Duration period) {
      this.times = times;
      this.period = period;
    }

    Bucket bucket() {
      return Bucket.builder()
          .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
          .build();
    }
  }

  /** Counts one try; refuses when there have been too many. */
  public void count(Limit limit, String who) {
    if (enabled) {
      var probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
    }
  }

  /** Counts one try; tells whether it was one too many. */
  public boolean passes(Limit limit, String who) {
    return !enabled || bucket(limit, who).tryConsume(1);
  }

  /** Takes back one counted try that turned out to be none of those that are limited. */
  public void giveBack(Limit limit, String who) {
    if (enabled) {
      bucket(limit, who).addTokens(1);
    }
  }

  /** Refuses as {@link #count} would, without counting. */
  public void check(Limit limit, String who) {
    if (enabled) {
      var estimate = bucket(limit, who).estimateAbilityToConsume(1);
      if (!estimate.canBeConsumed()) {
        throw new TooManyRequests(Duration.ofNanos(estimate.getNanosToWaitForRefill()));
      }
    }
  }

  /** Counts one try that was let through, even if others came in between. */
  public void spend(Limit limit, String who) {
    if (enabled) {
      bucket(limit, who).tryConsume(1);
    }
  }

  private Bucket bucket(Limit limit, String who) {
    return buckets.get(new Source(limit, who.toLowerCase(Locale.ROOT)));
  }

  private record Source(Limit limit, String who) {}
}
