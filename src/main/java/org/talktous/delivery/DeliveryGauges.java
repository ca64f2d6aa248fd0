package org.talktous.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Shows what waits and what has failed, read from the ledger whenever somebody looks: every replica
 * tells the same. What was delivered is counted ({@link DeliveryMetrics}), never read.
 */
@Context
class DeliveryGauges {
  private final DeliveryRepository rows;
  private final Clock clock;

  DeliveryGauges(
      MeterRegistry meters, DeliveryRepository rows, List<Channel> channels, Clock clock) {
    this.rows = rows;
    this.clock = clock;
    for (var channel : channels) {
      var name = channel.name();
      show(meters, name, "pending", () -> rows.countPending(name));
      show(meters, name, "failed", () -> rows.countFailed(name));
      Gauge.builder("talktous.delivery.oldest.pending", () -> ageOfOldest(name))
          .description("Age of the oldest pending delivery, 0 without one")
          .baseUnit("seconds")
          .tag("channel", name)
          .register(meters);
    }
  }

  private static void show(
      MeterRegistry meters, String channel, String state, Supplier<Number> count) {
    Gauge.builder("talktous.deliveries", count)
        .description("Deliveries that wait, or have failed for good")
        .tag("channel", channel)
        .tag("state", state)
        .register(meters);
  }

  private double ageOfOldest(String channel) {
    return rows.oldestPending(channel)
        .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1e3)
        .orElse(0.0);
  }
}
