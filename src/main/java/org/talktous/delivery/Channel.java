package org.talktous.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktous.base.event.DomainEvent;

/**
 * A way out of the house, such as webhooks. Each channel is a bean; its deliveries are worked off
 * beside those of the others, so that none waits for another.
 */
public interface Channel {

  /** The channel's name in the ledger. */
  String name();

  /**
   * Whether this replica can deliver over it. Where it cannot, what waits is left to those that
   * can, and to be seen.
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

  /** Learns that some targets have taken what they were sent; told once a batch. */
  void taken(Set<String> targets);

  /** What people call the targets; one may be left out if they call it as the ledger does. */
  Map<String, String> names(Set<String> targets);

  /** Takes messages for one target. */
  interface Receiver {
    /** Tries once; blocks while it does, for half a minute at the longest. */
    Outcome receive(Message message);
  }
}
