package org.talktous.base.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A limit of one feature: so many tries at once, refilled evenly over the period. Wide enough for a
 * campus behind one address, and far too narrow for a script.
 *
 * @param name unique in the service, as limits with the same name share their buckets
 */
public record RateLimit(String name, int times, Duration period) {
  Bucket bucket(TimeMeter time) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
        .build();
  }
}
