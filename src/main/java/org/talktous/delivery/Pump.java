package org.talktous.delivery;

import java.time.Clock;
import java.time.Duration;
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

/**
 * Works off the deliveries of one channel: takes what is due and tries each on a virtual thread. It
 * looks for more as often as it is told, and at once when a target that had more has room again.
 */
final class Pump implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

  private final Channel channel;
  private final Ledger ledger;
  private final Consumer<Settled> settled;
  private final Clock clock;
  private final Duration pollInterval;
  private final RandomGenerator random = new Random();
  private final Windows windows;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;

  Pump(
      Channel channel,
      Ledger ledger,
      Consumer<Settled> settled,
      Clock clock,
      Duration pollInterval) {
    this.channel = channel;
    this.ledger = ledger;
    this.settled = settled;
    this.clock = clock;
    this.pollInterval = pollInterval;
    this.windows = new Windows(channel.atOnce(), channel.atOnceToOneTarget(), random);
  }

  Channel channel() {
    return channel;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        begin();
      } catch (RuntimeException e) {
        LOG.warn("{}: no deliveries could be taken: {}", channel.name(), e.toString());
      }
      pause();
    }
  }

  private void pause() {
    try {
      if (wake.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Takes what is due and there is room for, and begins it; tells how many. */
  synchronized int begin() {
    var now = clock.instant();
    var targets = ledger.dueTargets(channel.name(), now);
    var room = targets.isEmpty() ? Map.<String, Integer>of() : windows.room(targets);
    if (stopped || room.isEmpty()) {
      return 0;
    }
    var taken = ledger.take(channel.name(), room, now);
    windows.begun(
        room,
        taken.stream().collect(Collectors.groupingBy(Delivery::target, Collectors.counting())));
    begin(taken);
    return taken.size();
  }

  private void begin(List<Delivery> taken) {
    var receivers = receivers(taken.stream().map(Delivery::target).toList());
    for (var delivery : taken) {
      var receiver = receivers.getOrDefault(delivery.target(), Pump::noReceiver);
      Thread.ofVirtual()
          .name("delivery-", delivery.id())
          .start(() -> settled.accept(settled(delivery, attempt(delivery, receiver))));
    }
  }

  private Map<String, Channel.Receiver> receivers(Collection<String> targets) {
    if (targets.isEmpty()) {
      return Map.of();
    }
    try {
      return channel.receivers(new HashSet<>(targets));
    } catch (RuntimeException e) {
      // They have been taken, so they end as attempts that failed.
      return targets.stream()
          .distinct()
          .collect(Collectors.toMap(target -> target, target -> message -> unexpected(e)));
    }
  }

  private static Outcome noReceiver(Message message) {
    return new Outcome.Failed("there is no such receiver any more");
  }

  private Outcome attempt(Delivery delivery, Channel.Receiver receiver) {
    try {
      return receiver.receive(delivery.message());
    } catch (RuntimeException e) {
      LOG.warn("delivery {} over {} broke: {}", delivery.id(), channel.name(), e.toString());
      return unexpected(e);
    }
  }

  private static Outcome unexpected(RuntimeException e) {
    return new Outcome.Refused("broke off: " + e.getClass().getSimpleName());
  }

  private Settled settled(Delivery delivery, Outcome outcome) {
    var now = clock.instant();
    return switch (outcome) {
      case Outcome.Delivered(var answer) ->
          new Settled(delivery, Settled.State.DELIVERED, answer, now, null);
      case Outcome.Failed(var answer) ->
          new Settled(delivery, Settled.State.FAILED, answer, now, null);
      case Outcome.Refused(var answer, var atLeast) ->
          RetrySchedule.pause(delivery.failures(), atLeast, random)
              .map(
                  pause ->
                      new Settled(delivery, Settled.State.PENDING, answer, now, now.plus(pause)))
              .orElseGet(() -> new Settled(delivery, Settled.State.FAILED, answer, now, null));
    };
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
