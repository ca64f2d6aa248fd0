package org.talktous.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import java.util.Locale;
import org.talktous.setting.Setting;

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
    WRONG_SIGN_INS_BY_ADDRESS_AND_ACCOUNT(10, Duration.ofMinutes(10)),
    WRONG_SIGN_INS_BY_ACCOUNT(200, Duration.ofMinutes(10)),
    BOOKING_BY_ADDRESS(1_000, Duration.ofMinutes(10)),
    CALLS_BY_ADDRESS(600, Duration.ofHours(1)),
    CALLS_BY_MAILBOX(60, Duration.ofHours(1)),
    CHANGE_BY_ADDRESS(300, Duration.ofMinutes(10)),
