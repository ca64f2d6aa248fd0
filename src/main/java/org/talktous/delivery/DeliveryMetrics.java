package org.talktous.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import org.talktous.base.event.DomainEvent;

/** Counts events and attempts. */
@Singleton
class DeliveryMetrics {
  private final MeterRegistry meters;

  DeliveryMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counts an event once it is there to stay. */
  @TransactionalEventListener
  void written(DomainEvent event) {
    meters.counter("talktous.events.written", "type", event.type()).increment();
  }

  /** Counts an attempt that has been written down, by the state it left the delivery in. */
  void count(Channel channel, AttemptResult attempt) {
    meters
        .counter(
            "talktous.delivery.attempts",
            "channel",
            channel.name(),
            "state",
            attempt.state().wire())
        .increment();
  }
}
