package org.talktous.base.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.Setting;

/**
 * Token buckets, one for each limit and network or mailbox, shared by all replicas through the
 * database; one statement takes from all that a try concerns. A caller that has to wait is refused
 * from memory until then, so that a flood does not reach the database. The limits themselves are
 * declared by the features, as constants of {@link RateLimit}.
 */
@Context
public class RateLimits {
  // What holds a network may try so many times as often: four subscribers who use all they may.
  private static final int WIDER = 4;
  private static final int KEY_BYTES = 18;

  private final LimitRepository rows;
  private final Secrets secrets;
  private final Clock clock;
  private final boolean enabled;
  private volatile @Nullable SigningKeys keys;
  private final Cache<String, Instant> waits =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofHours(2)).build();

  RateLimits(
      LimitRepository rows,
      Secrets secrets,
      Clock clock,
      @Property(name = "talk.ratelimit.enabled", defaultValue = "true") String enabled) {
    this.rows = rows;
    this.enabled = Setting.flag("TALK_RATELIMIT_ENABLED", enabled);
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Counts one try of a network and of those that hold it; refuses when there were too many. */
  public void count(RateLimit limit, Network network) {
    count(of(limit, network));
  }

  /** Counts one try; refuses when there have been too many. */
  public void count(RateLimit limit, String who) {
    count(of(limit, who));
  }

  private void count(List<Counted> counted) {
    refusal(counted).ifPresent(RateLimits::refuse);
  }

  /** Counts one try; tells whether it was one too many. */
  public boolean passes(RateLimit limit, String who) {
    return refusal(of(limit, who)).isEmpty();
  }

  public boolean passes(RateLimit limit, Network network) {
    return refusal(of(limit, network)).isEmpty();
  }

  /** Takes back one counted try that turned out to be none of those that are limited. */
  public void giveBack(RateLimit limit, Network network) {
    giveBack(of(limit, network));
  }

  public void giveBack(RateLimit limit, String who) {
    giveBack(of(limit, who));
  }

  /** Refuses as {@link #count} would, without counting. */
  public void check(RateLimit limit, Network network) {
    check(of(limit, network));
  }

  public void check(RateLimit limit, String who) {
    check(of(limit, who));
  }

  /** Counts one try that was let through, even if others came in between. */
  public void spend(RateLimit limit, Network network) {
    passes(limit, network);
  }

  public void spend(RateLimit limit, String who) {
    passes(limit, who);
  }

  private Optional<Refusal> refusal(List<Counted> counted) {
    if (!enabled) {
      return Optional.empty();
    }
    var now = clock.instant();
    var known = longest(counted.stream().flatMap(each -> known(each, now).stream()).toList());
    if (known.isPresent()) {
      return known;
    }
    var buckets = take(counted, now);
    var refused =
        longest(
            counted.stream()
                .flatMap(
                    each ->
                        find(buckets, each)
                            .filter(bucket -> !bucket.taken())
                            .map(bucket -> refusal(each, bucket, now))
                            .stream())
                .toList());
    if (refused.isPresent()) {
      buckets.stream()
          .filter(LimitRepository.Bucket::taken)
          .map(LimitRepository.Bucket::key)
          .forEach(rows::giveBack);
    }
    return refused;
  }

  private Optional<Refusal> known(Counted counted, Instant now) {
    return Optional.ofNullable(waits.getIfPresent(counted.key()))
        .filter(now::isBefore)
        .map(until -> new Refusal(counted, Duration.between(now, until)));
  }

  private List<LimitRepository.Bucket> take(List<Counted> counted, Instant now) {
    return rows.take(
        keys(counted),
        written(counted.stream().map(each -> (double) each.limit().times()).toList()),
        written(counted.stream().map(each -> each.limit().perSecond()).toList()),
        now);
  }

  private Refusal refusal(Counted counted, LimitRepository.Bucket bucket, Instant now) {
    double missing = 1 - bucket.tokens(now);
    var wait = Duration.ofNanos((long) Math.ceil(missing / bucket.perSecond() * 1e9));
    waits.put(counted.key(), now.plus(wait));
    return new Refusal(counted, wait);
  }

  private void check(List<Counted> counted) {
    missing(counted).ifPresent(RateLimits::refuse);
  }

  private Optional<Refusal> missing(List<Counted> counted) {
    if (!enabled) {
      return Optional.empty();
    }
    var now = clock.instant();
    var buckets = rows.list(keys(counted));
    return longest(
        counted.stream()
            .flatMap(
                each ->
                    find(buckets, each)
                        .filter(bucket -> bucket.tokens(now) < 1)
                        .map(bucket -> refusal(each, bucket, now))
                        .stream())
            .toList());
  }

  private void giveBack(List<Counted> counted) {
    if (enabled) {
      for (var each : counted) {
        rows.giveBack(each.key());
        waits.invalidate(each.key());
      }
    }
  }

  private static Optional<Refusal> longest(List<Refusal> refusals) {
    return refusals.stream().max(Comparator.comparing(Refusal::delay));
  }

  private static void refuse(Refusal refusal) {
    throw new TooManyRequests(refusal.counted().limit(), refusal.delay());
  }

  private static Optional<LimitRepository.Bucket> find(
      List<LimitRepository.Bucket> buckets, Counted counted) {
    return buckets.stream().filter(bucket -> bucket.key().equals(counted.key())).findFirst();
  }

  private List<Counted> of(RateLimit limit, String who) {
    return enabled ? List.of(counted(limit, who)) : List.of();
  }

  private List<Counted> of(RateLimit limit, Network network) {
    if (!enabled) {
      return List.of();
    }
    var all = new ArrayList<Counted>();
    all.add(counted(limit, network.name()));
    int factor = 1;
    for (var wider : network.wider()) {
      factor *= WIDER;
      all.add(counted(limit.wider(factor), wider));
    }
    return all;
  }

  private Counted counted(RateLimit limit, String who) {
    var key = HexFormat.of().formatHex(keys().sign(limit.name() + '\n' + who, KEY_BYTES));
    return new Counted(limit, key);
  }

  /** Made at the first try: the secret may be in the database, which is not migrated before. */
  private SigningKeys keys() {
    var made = keys;
    if (made == null) {
      made = secrets.keys("limits");
      keys = made;
    }
    return made;
  }

  private static String[] keys(List<Counted> counted) {
    return counted.stream().map(Counted::key).toArray(String[]::new);
  }

  private static String[] written(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).toArray(String[]::new);
  }

  /** A limit and a keyed hash of whom it counts. */
  private record Counted(RateLimit limit, String key) {}

  private record Refusal(Counted counted, Duration delay) {}

  /** Forgets buckets that have long been full again. */
  @Factory
  static class Cleaning {
    private static final Duration KEPT = Duration.ofHours(2);

    @Singleton
    RecurringTask<Void> rateLimits(
        LimitRepository rows, Clock clock, @Property(name = "talk.limits-check") String schedule) {
      return Tasks.recurring("rate-limits", Schedules.parseSchedule(schedule))
          .execute(
              (instance, context) -> {
                var before = clock.instant().minus(KEPT);
                rows.forget(before);
                rows.forgetFailures(before);
              });
    }
  }
}
