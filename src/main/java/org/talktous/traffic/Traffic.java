package org.talktous.traffic;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts the requests that come in. What ends is not counted: a request that is broken off would be
 * under way for ever.
 */
@Singleton
public class Traffic {
  private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final LongAdder arrived = new LongAdder();
  private final double busyFrom;
  private final LongSupplier nanos;
  private long sampledAt;
  private long arrivedThen;
  private double perSecond;

  /**
   * @param perProcessor from how many requests a second for each processor it counts as busy
   */
  @Inject
  Traffic(@Property(name = "talk.busy-from") double perProcessor) {
    this(perProcessor * Runtime.getRuntime().availableProcessors(), System::nanoTime);
  }

  /** The busyness from so many requests a second on, by a clock that counts nanoseconds. */
  Traffic(double busyFrom, LongSupplier nanos) {
    this.busyFrom = busyFrom;
    this.nanos = nanos;
    this.sampledAt = nanos.getAsLong();
  }

  /** Notes a request. */
  public void arrived() {
    arrived.increment();
  }

  /** Whether much has been asked since somebody last wanted to know, or in a quarter second. */
  public synchronized boolean isBusy() {
    long now = nanos.getAsLong();
    if (now - sampledAt >= SAMPLE_NANOS) {
      long all = arrived.sum();
      perSecond = (all - arrivedThen) * 1e9 / (now - sampledAt);
      sampledAt = now;
      arrivedThen = all;
    }
    return perSecond >= busyFrom;
  }
}
