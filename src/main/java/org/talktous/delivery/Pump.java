package org.talktous.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.engine.Engine;

/**
 * Works off the deliveries of one channel: takes what is due and tries each on a virtual thread. It
 * looks for more as often as it is told, and at once when a target that had more has room again.
 * While people want the machine it goes about it one by one, see {@link Courtesy}.
 */
final class Pump implements Engine.Turn {
  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
  private static final Duration STEPPED_ASIDE = Duration.ofMillis(200);

  private final Channel channel;
  private final Ledger ledger;
  private final Courtesy courtesy;
  private final Consumer<Settled> settled;
  private final Clock clock;
  private final Duration pollInterval;
  private final RandomGenerator random = new Random();
  private final Windows windows;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;
  private volatile boolean stepsAside;

  Pump(
      Channel channel,
      Ledger ledger,
      Courtesy courtesy,
      Consumer<Settled> settled,
      Clock clock,
      Duration pollInterval) {
    this.channel = channel;
    this.ledger = ledger;
    this.courtesy = courtesy;
    this.settled = settled;
    this.clock = clock;
    this.pollInterval = pollInterval;
    this.windows = new Windows(channel.atOnce(), channel.atOnceToOneTarget(), random);
  }

  Channel channel() {
    return channel;
  }

  @Override
  public void run() throws InterruptedException {
    beginPolitely();
    pause();
  }

  /** While it steps aside, no attempt that ends calls for the next. */
  private void pause() throws InterruptedException {
    if (stepsAside) {
      TimeUnit.MILLISECONDS.sleep(Math.min(STEPPED_ASIDE.toMillis(), pollInterval.toMillis()));
    } else if (wake.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  /** Begins what is due, or, where people come first, one that has waited longest. */
  synchronized int beginPolitely() {
    var now = clock.instant();
    var due = ledger.dueTargets(channel.name(), now);
    stepsAside = !due.isEmpty() && courtesy.stepsAside(due.getFirst().since(), now);
    var room = room(due);
    return begin(stepsAside ? one(due, room) : room, now);
  }

  private static Map<String, Integer> one(List<Ledger.DueTarget> due, Map<String, Integer> room) {
    return due.stream()
        .map(Ledger.DueTarget::target)
        .filter(room::containsKey)
        .findFirst()
        .map(target -> Map.of(target, 1))
        .orElse(Map.of());
  }

  /** Takes what is due and there is room for, and begins it; tells how many. */
  private synchronized int begin() {
    var now = clock.instant();
    return begin(room(ledger.dueTargets(channel.name(), now)), now);
  }

  private Map<String, Integer> room(List<Ledger.DueTarget> due) {
    return windows.room(due.stream().map(Ledger.DueTarget::target).toList());
  }

  private int begin(Map<String, Integer> room, Instant now) {
    if (stopped || room.isEmpty()) {
      return 0;
    }
    var taken = ledger.take(channel.name(), room, now);
    windows.begun(
        room,
        taken.stream().collect(Collectors.groupingBy(Delivery::target, Collectors.counting())));
    var receivers = receivers(taken.stream().map(Delivery::target).toList());
    taken.forEach(each -> begin(each, receivers.getOrDefault(each.target(), Pump::noReceiver)));
    return taken.size();
  }

  private Map<String, Channel.Receiver> receivers(Collection<String> targets) {
    if (targets.isEmpty()) {
      return Map.of();
    }
    try {
      return channel.receivers(new HashSet<>(targets));
    } catch (Throwable e) {
      // They have been taken, so they end as attempts that failed.
      return targets.stream()
          .distinct()
          .collect(Collectors.toMap(target -> target, target -> message -> unexpected(e)));
    }
  }

  private static Outcome noReceiver(Message message) {
    return new Outcome.Failed("there is no such receiver any more");
  }

  /** Whatever happens, the room that it takes is given back: here, or when it is written down. */
  private void begin(Delivery delivery, Channel.Receiver receiver) {
    try {
      Thread.ofVirtual()
          .name("delivery-", delivery.id())
          .start(() -> settle(delivery, attempt(delivery, receiver)));
    } catch (Throwable e) {
      settle(delivery, broken(delivery, e));
    }
  }

  private void settle(Delivery delivery, Outcome outcome) {
    try {
      settled.accept(settled(delivery, outcome));
    } catch (Throwable e) {
      // Its lease runs out.
      windows.ended(delivery.target(), false);
      throw e;
    }
  }

  private Outcome attempt(Delivery delivery, Channel.Receiver receiver) {
    try {
      return receiver.receive(delivery.message());
    } catch (Throwable e) {
      return broken(delivery, e);
    }
  }

  private Outcome broken(Delivery delivery, Throwable e) {
    LOG.warn("delivery {} over {} broke: {}", delivery.id(), channel.name(), e.toString());
    return unexpected(e);
  }

  private static Outcome unexpected(Throwable e) {
    return new Outcome.Refused("broke off: " + e.getClass().getSimpleName());
  }

  private Settled settled(Delivery delivery, Outcome outcome) {
    var now = clock.instant();
    return switch (outcome) {
      case Outcome.Delivered(var answer) ->
          new Settled(delivery, Settled.State.DELIVERED, answer, now, null, null);
      case Outcome.Failed(var answer) ->
          new Settled(delivery, Settled.State.FAILED, answer, now, null, null);
      case Outcome.Refused(var answer, var asked) -> refused(delivery, answer, asked, now);
    };
  }

  private Settled refused(Delivery delivery, String answer, Duration asked, Instant now) {
    var pausedUntil = asked.isZero() ? null : now.plus(RetrySchedule.atMost(asked));
    return RetrySchedule.pause(delivery.failures(), asked, random)
        .map(
            pause ->
                new Settled(
                    delivery, Settled.State.PENDING, answer, now, now.plus(pause), pausedUntil))
        .orElseGet(
            () -> new Settled(delivery, Settled.State.FAILED, answer, now, null, pausedUntil));
  }

  /** Gives back the room of an attempt that has been written down. */
  void ended(Settled attempt) {
    if (windows.ended(attempt.delivery().target(), attempt.state() == Settled.State.DELIVERED)) {
      wake.release();
    }
  }

  /** Does all that is due now, and waits until it is done and written down. */
  void drain() throws InterruptedException {
    int begun;
    do {
      begun = begin();
      windows.awaitNone();
      // With no room left, another thread of this pump was at it.
    } while (begun > 0 || !ledger.dueTargets(channel.name(), clock.instant()).isEmpty());
  }

  /** Waits until nothing is under way. */
  void awaitNone() throws InterruptedException {
    windows.awaitNone();
  }

  /** Begins nothing more. */
  void stop() {
    stopped = true;
    wake.release();
  }
}
