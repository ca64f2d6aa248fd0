package org.talktous.base.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import java.util.Locale;
import org.talktous.base.setting.Setting;

/**
 * Token buckets, one for each limit and address or mailbox, kept in this replica's memory. The
 * limits themselves are declared by the features, as constants of {@link RateLimit}.
 */
@Context
public class RateLimits {
  private final LoadingCache<Source, Bucket> buckets;
  private final boolean enabled;

  RateLimits(
      @Property(name = "talk.ratelimit.enabled", defaultValue = "true") String enabled,
      TimeMeter time) {
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(2))
            .build(source -> source.limit().bucket(time));
    this.enabled = Setting.flag("TALK_RATELIMIT_ENABLED", enabled);
  }

  /** Counts one try; refuses when there have been too many. */
  public void count(RateLimit limit, String who) {
    if (enabled) {
      var probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw new TooManyRequests(limit, Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
    }
  }

  /** Counts one try; tells whether it was one too many. */
  public boolean passes(RateLimit limit, String who) {
    return !enabled || bucket(limit, who).tryConsume(1);
  }

  /** Takes back one counted try that turned out to be none of those that are limited. */
  public void giveBack(RateLimit limit, String who) {
    if (enabled) {
      bucket(limit, who).addTokens(1);
    }
  }

  /** Refuses as {@link #count} would, without counting. */
  public void check(RateLimit limit, String who) {
    if (enabled) {
      var estimate = bucket(limit, who).estimateAbilityToConsume(1);
      if (!estimate.canBeConsumed()) {
        throw new TooManyRequests(limit, Duration.ofNanos(estimate.getNanosToWaitForRefill()));
      }
    }
  }

  /** Counts one try that was let through, even if others came in between. */
  public void spend(RateLimit limit, String who) {
    if (enabled) {
      bucket(limit, who).tryConsume(1);
    }
  }

  private Bucket bucket(RateLimit limit, String who) {
    return buckets.get(new Source(limit, who.toLowerCase(Locale.ROOT)));
  }

  private record Source(RateLimit limit, String who) {}
}
