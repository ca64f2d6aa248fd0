package org.talktous.call.holding;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.Setting;
import org.talktous.call.slot.CallRules;

/**
 * Limits what is held ahead, so that nobody empties a desk. A reader's calls are counted under a
 * lock until the transaction ends, a network's near its limits only, so that attempts at once hold
 * no more than attempts in turn; the host's row, which the caller has locked, does the same for the
 * host's date.
 */
@Singleton
public class CallHoldings {
  private static final Duration LATELY = Duration.ofHours(1);

  private final HoldRepository rows;
  private final HoldingRules rules;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final boolean enabled;

  CallHoldings(
      HoldRepository rows,
      CallRules rules,
      Clock clock,
      MeterRegistry metrics,
      @Property(name = "talk.ratelimit.enabled", defaultValue = "true") String enabled) {
    this.rows = rows;
    this.rules = new HoldingRules(rules.dailyCap());
    this.clock = clock;
    this.metrics = metrics;
    this.enabled = Setting.flag("TALK_RATELIMIT_ENABLED", enabled);
  }

  /**
   * Admits a call that is about to be booked.
   *
   * @return until when its reader must confirm it; empty if they need not
   * @throws TooManyCalls if it would be too much
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Instant> admit(Hold hold) {
    return pending(hold, hold.bookedAt())
        .map(rule -> earlier(hold.bookedAt().plus(HoldingRules.PENDING), hold.startsAt()));
  }

  /** Waits for others who count the same reader's calls, until the end of the transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(Hold hold) {
    if (enabled) {
      rows.lock("call-holder " + hold.holder());
    }
  }

  /**
   * Admits and keeps a call for another address than before. It may wait to be confirmed if it did.
   *
   * @param confirmBy until when its reader must confirm it; null if they have, or need not
   * @throws TooManyCalls if it would be too much
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void change(Hold hold, @Nullable Instant confirmBy, Instant now) {
    rows.forget(new String[] {hold.booking().toString()});
    pending(hold, now)
        .filter(rule -> confirmBy == null)
        .ifPresent(rule -> refuse(rule, hold, now.plus(HoldingRules.PENDING), now));
    keep(hold, confirmBy);
  }

  /** The rule by which a call must be confirmed, if any. */
  private Optional<HoldingRules.Rule> pending(Hold hold, Instant now) {
    if (!enabled) {
      return Optional.empty();
    }
    // The same order everywhere, or two bookings could wait for each other.
    lock(hold);
    var held = held(hold, now);
    if (HoldingRules.isNear(held)) {
      rows.lock("call-network " + hold.network());
      held = held(hold, now);
    }
    return applied(rules.decide(held, now), hold, now);
  }

  /**
   * Admits a call that its reader is about to move to another date or host.
   *
   * @param hold as it would be held there
   * @throws TooManyCalls if it would be too much
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void admitMove(Hold hold) {
    if (!enabled) {
      return;
    }
    var now = clock.instant();
    applied(rules.decideMove(held(hold, now), now), hold, now);
  }

  /** Counts a decision other than to admit, and throws a refusal; the rule if there is one. */
  private Optional<HoldingRules.Rule> applied(
      HoldingRules.Decision decision, Hold hold, Instant now) {
    var rule = decision.rule();
    if (rule == null) {
      return Optional.empty();
    }
    count(rule, decision);
    decision.refusedUntil().ifPresent(until -> refuse(rule, hold, until, now));
    return Optional.of(rule);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private HeldCalls held(Hold hold, Instant now) {
    return rows.held(
        hold.holder(),
        hold.foldedEmail(),
        hold.network(),
        hold.host(),
        hold.dayBegins(),
        hold.dayEnds(),
        now,
        now.minus(LATELY));
  }

  private static void refuse(HoldingRules.Rule rule, Hold hold, Instant until, Instant now) {
    throw new TooManyCalls(rule, hold.host(), Duration.between(now, until));
  }

  /** Keeps a call that was admitted and booked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Hold hold, @Nullable Instant confirmBy) {
    if (enabled) {
      rows.add(
          hold.booking(),
          hold.host(),
          hold.holder(),
          hold.foldedEmail(),
          hold.network(),
          hold.startsAt(),
          hold.bookedAt(),
          confirmBy);
    }
  }

  /** What is kept of who holds calls, for their readers to have. */
  public List<String> exported(String[] calls) {
    return rows.exported(calls);
  }

  /** Forgets who held calls, in the transaction that erases their readers. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(String[] calls) {
    rows.forget(calls);
  }

  /** Forgets who held calls that have begun. */
  public void forgetPast() {
    rows.forget(clock.instant());
  }

  private void count(HoldingRules.Rule by, HoldingRules.Decision decision) {
    var rule = by.name().toLowerCase(Locale.ROOT).replace('_', '-');
    var outcome = decision.refusedUntil().isPresent() ? "refused" : "pending";
    metrics.counter("talktous.calls.held.back", "rule", rule, "outcome", outcome).increment();
  }
}
