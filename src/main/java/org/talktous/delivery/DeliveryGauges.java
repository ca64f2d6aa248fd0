package org.talktous.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.database.DatabaseTime;
import org.talktous.base.schedule.Engine;
import org.talktous.base.schedule.Workers;

/**
 * Gauges of pending and failed deliveries, refreshed in the background, so that a scrape does not
 * query the database. All replicas report the same; without a database they report nothing.
 * Delivered ones are a counter ({@link DeliveryMetrics}).
 */
@Context
class DeliveryGauges {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryGauges.class);

  private final DeliveryRepository rows;
  private final Clock clock;
  private final Workers workers;
  private final Duration every;
  private @Nullable Engine engine;
  private volatile @Nullable Counted counted;

  /** The counts by channel and state. */
  private record Counted(Map<List<String>, DeliveryRepository.Backlog> found) {}

  DeliveryGauges(
      MeterRegistry meters,
      DeliveryRepository rows,
      List<Channel> channels,
      Clock clock,
      DatabaseTime database,
      Workers workers,
      @Property(name = "talk.gauges-every") Duration every) {
    this.rows = rows;
    this.clock = clock;
    this.workers = workers;
    this.every = every;
    for (var channel : channels) {
      var name = channel.name();
      show(meters, name, "pending");
      show(meters, name, "failed");
      Gauge.builder("talktous.delivery.oldest.pending", () -> show(all -> age(all, name)))
          .description("Age of the oldest pending delivery, 0 without one")
          .baseUnit("seconds")
          .tag("channel", name)
          .register(meters);
    }
    Gauge.builder("talktous.clock.ahead", () -> show(all -> seconds(database.machineAhead())))
        .description("How far the clock of this machine is ahead of the database's; 0 up to 2 s")
        .baseUnit("seconds")
        .register(meters);
  }

  private void show(MeterRegistry meters, String channel, String state) {
    Gauge.builder("talktous.deliveries", () -> show(all -> count(all, channel, state)))
        .description("Deliveries that wait, or have failed for good")
        .tag("channel", channel)
        .tag("state", state)
        .register(meters);
  }

  private double show(Function<Counted, Double> wanted) {
    var all = counted;
    return all == null ? Double.NaN : wanted.apply(all);
  }

  private static double count(Counted all, String channel, String state) {
    var found = all.found().get(List.of(channel, state));
    return found == null ? 0 : found.count();
  }

  private double age(Counted all, String channel) {
    var found = all.found().get(List.of(channel, "pending"));
    return found == null || found.oldest() == null
        ? 0
        : seconds(Duration.between(found.oldest(), clock.instant()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  /** What this process shows is its own, so each counts for itself. */
  @EventListener
  void start(ServerStartupEvent started) {
    engine = Engine.every(every, workers.expect("delivery-gauges", every), this::refresh);
  }

  @PreDestroy
  void stop() {
    if (engine != null) {
      engine.stop();
    }
  }

  /** Counts anew. */
  void refresh() {
    try {
      counted =
          new Counted(
              rows.backlog().stream()
                  .collect(
                      Collectors.toMap(
                          each -> List.of(each.channel(), each.state()), Function.identity())));
    } catch (RuntimeException e) {
      counted = null;
      LOG.warn("the ledger could not be counted: {}", e.toString());
    }
  }
}
