package org.talktous.call.holding;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.RateLimit;

/**
 * Decides whether a call may be held. An ordinary reader meets none of this: the limits are far
 * above what people do, and only what is unusual must be confirmed by a link in a mail.
 *
 * @param dailyCap calls a day of a host
 */
record HoldingRules(int dailyCap) {
  /** Calls ahead of one reader. */
  static final int OF_HOLDER = 10;

  /** Unconfirmed calls that a network books in an hour, and holds ahead, before it is unusual. */
  static final int OF_NETWORK_IN_AN_HOUR = 200;

  static final int OF_NETWORK = 250;

  /** Calls ahead of a network, confirmed or not: as many as a faculty behind one address books. */
  static final int ALL_OF_NETWORK = 400;

  /** Pending calls of a network. */
  static final int PENDING_OF_NETWORK = 20;

  /** Unconfirmed calls ahead of a host before they have only a share of each day. */
  static final int OF_HOST = 40;

  /** More than replicas have connections to the database in all. */
  private static final int AT_ONCE = 100;

  /** The most that is a share of a day, however many calls a host takes. */
  private static final int LARGEST_SHARE = 8;

  /** How long a call waits to be confirmed. */
  static final Duration PENDING = Duration.ofMinutes(30);

  /** The rule by which a call is refused or must be confirmed; the metric's label. */
  enum Rule {
    MAILBOX,
    NETWORK,
    HOST_DAY
  }

  /**
   * What is decided.
   *
   * @param rule which rule applies, if any
   * @param refusedUntil when another try makes sense, if the call is refused
   */
  record Decision(@Nullable Rule rule, Optional<Instant> refusedUntil) {
    static final Decision FREE = new Decision(null, Optional.empty());

    static Decision pending(Rule rule) {
      return new Decision(rule, Optional.empty());
    }

    static Decision refused(Rule rule, Instant until) {
      return new Decision(rule, Optional.of(until));
    }
  }

  /** What a refusal says of a rule: how many calls are held at once. */
  static RateLimit limit(Rule rule) {
    return switch (rule) {
      case MAILBOX -> new RateLimit("calls ahead by mailbox", OF_HOLDER, Duration.ZERO);
      case NETWORK -> new RateLimit("pending calls by network", PENDING_OF_NETWORK, Duration.ZERO);
      case HOST_DAY -> new RateLimit("unconfirmed calls by day", LARGEST_SHARE, Duration.ZERO);
    };
  }

  Decision decide(HeldCalls held, Instant now) {
    if (held.ofHolder() >= OF_HOLDER) {
      return Decision.refused(Rule.MAILBOX, orSoon(held.firstOfHolder(), now));
    }
    if (held.allOfNetwork() >= ALL_OF_NETWORK) {
      return Decision.refused(Rule.NETWORK, now.plus(PENDING));
    }
    if (held.isConfirmed()) {
      return Decision.FREE;
    }
    var rule = unusual(held);
    if (rule == null) {
      return Decision.FREE;
    }
    if (rule == Rule.HOST_DAY && held.ofDay() >= share() + pendingShare()) {
      return Decision.refused(rule, orSoon(held.pendingUntil(), now));
    }
    return held.pendingOfNetwork() >= PENDING_OF_NETWORK
        ? Decision.refused(Rule.NETWORK, orSoon(held.pendingUntil(), now))
        : Decision.pending(rule);
  }

  /** Decides whether a call of an unconfirmed address may be moved to the host's date. */
  Decision decideMove(HeldCalls held, Instant now) {
    return !held.isConfirmed() && isShareTaken(held)
        ? Decision.refused(Rule.HOST_DAY, orSoon(held.pendingUntil(), now))
        : Decision.FREE;
  }

  /** Whether so many at once as there are connections could go beyond a limit of the network. */
  static boolean isNear(HeldCalls held) {
    return held.allOfNetwork() >= ALL_OF_NETWORK - AT_ONCE
        || !held.isConfirmed()
            && (held.ofNetwork() >= OF_NETWORK - AT_ONCE
                || held.ofNetworkLately() >= OF_NETWORK_IN_AN_HOUR - AT_ONCE
                || held.pendingOfNetwork() > 0);
  }

  private boolean isShareTaken(HeldCalls held) {
    return held.ofHost() >= OF_HOST && held.ofDay() - held.pendingOfDay() >= share();
  }

  private @Nullable Rule unusual(HeldCalls held) {
    if (isShareTaken(held)) {
      return Rule.HOST_DAY;
    }
    return held.ofNetworkLately() >= OF_NETWORK_IN_AN_HOUR || held.ofNetwork() >= OF_NETWORK
        ? Rule.NETWORK
        : null;
  }

  /** Half a day, for addresses that are not confirmed. */
  private int share() {
    return Math.min(Math.ceilDiv(dailyCap, 2), LARGEST_SHARE);
  }

  /** What pending calls may take beside. */
  private int pendingShare() {
    return share() / 2;
  }

  private static Instant orSoon(@Nullable Instant until, Instant now) {
    return until == null ? now.plus(PENDING) : until;
  }
}
