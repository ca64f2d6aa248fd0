package org.talktous.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktous.base.event.DomainEvent;

/**
 * A way out of the service, such as webhooks. Each channel is a bean; its deliveries are worked off
 * beside those of the others, so that none waits for another.
 */
public interface Channel {

  /** The channel's name in the delivery log. */
  String name();

  /**
   * Whether this replica can deliver over it. If not, its deliveries stay pending for replicas that
   * can.
   */
  boolean isConfigured();

  /** How many deliveries one replica has under way at once. */
  int maxConcurrency();

  /** How many of these go to one target. */
  int maxConcurrencyForTarget();

  /** Who is given an event without having subscribed to it. */
  List<String> targets(DomainEvent event);

  /**
   * The receivers of some targets, as they are now; asked for once a batch. A target that has none
   * any more may be left out: its deliveries fail.
   */
  Map<String, Receiver> receivers(Set<String> targets);

  /** Notes successful deliveries, once a batch. */
  void taken(Set<String> targets);

  /** Display names of targets; a target without one is shown by its id. */
  Map<String, String> names(Set<String> targets);

  /** Takes messages for one target. */
  interface Receiver {
    /** Makes one attempt; blocks for at most 30 s. */
    Outcome receive(Message message);
  }
}
