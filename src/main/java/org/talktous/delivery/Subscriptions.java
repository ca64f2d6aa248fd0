package org.talktous.delivery;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Subscriptions of targets to types of events, for channels whose targets are added and removed.
 */
@Singleton
@Transactional(propagation = Propagation.MANDATORY)
public class Subscriptions {
  private final DeliveryRepository rows;
  private final Clock clock;

  Subscriptions(DeliveryRepository rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Gives a target all events of some types from now on; the type {@code *} stands for all. */
  public void subscribe(String channel, String target, List<String> types) {
    rows.resume(channel, target);
    rows.subscribe(channel, target, types.toArray(String[]::new));
  }

  /** Gives a target nothing more; what is still on its way to it fails with this answer. */
  public void unsubscribe(String channel, String target, DeliveryAnswer answer) {
    rows.unsubscribe(channel, target);
    rows.failAll(channel, target, answer.code(), answer.detail(), clock.instant());
  }

  /** Gives one event to a target that has not subscribed to it. */
  public void send(UUID event, String channel, String target) {
    rows.add(event, channel, target, clock.instant());
  }
}
