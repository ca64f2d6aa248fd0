package org.talktous.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.log.LogIds;
import org.talktous.base.schedule.Engine;

/**
 * Worker of one channel: leases due deliveries and attempts each on a virtual thread. Polls once an
 * interval, and at once when a target with a backlog has capacity again.
 */
final class ChannelWorker implements Engine.Turn {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);

  private final Channel channel;
  private final DeliveryQueue queue;
  private final Consumer<AttemptResult> settled;
  private final Clock clock;
  private final Duration pollInterval;
  private final RandomGenerator random = new Random();
  private final ConcurrencyLimits limits;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;

  ChannelWorker(
      Channel channel,
      DeliveryQueue queue,
      Consumer<AttemptResult> settled,
      Clock clock,
      Duration pollInterval) {
    this.channel = channel;
    this.queue = queue;
    this.settled = settled;
    this.clock = clock;
    this.pollInterval = pollInterval;
    this.limits =
        new ConcurrencyLimits(channel.maxConcurrency(), channel.maxConcurrencyForTarget(), random);
  }

  Channel channel() {
    return channel;
  }

  @Override
  public void run() throws InterruptedException {
    begin();
    if (wake.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  /** Leases what is due within the limits and starts it; returns how many. */
  synchronized int begin() {
    var now = clock.instant();
    return begin(limits.free(queue.dueTargets(channel.name(), now)), now);
  }

  private int begin(Map<String, Integer> free, Instant now) {
    if (stopped || free.isEmpty()) {
      return 0;
    }
    var taken = queue.take(channel.name(), free, now);
    limits.begun(
        free,
        taken.stream().collect(Collectors.groupingBy(Delivery::target, Collectors.counting())));
    var receivers = receivers(taken.stream().map(Delivery::target).toList());
    taken.forEach(
        each -> begin(each, receivers.getOrDefault(each.target(), ChannelWorker::noReceiver)));
    return taken.size();
  }

  private Map<String, Channel.Receiver> receivers(Collection<String> targets) {
    if (targets.isEmpty()) {
      return Map.of();
    }
    try {
      return channel.receivers(new HashSet<>(targets));
    } catch (Throwable e) {
      // They are leased, so they are settled as failed attempts.
      return targets.stream()
          .distinct()
          .collect(Collectors.toMap(target -> target, target -> message -> unexpected(e)));
    }
  }

  private static Outcome noReceiver(Message message) {
    return new Outcome.Failed(DeliveryAnswer.of("no-receiver"));
  }

  /** The capacity is released in every case: here, or when the result is stored. */
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
      limits.ended(delivery.target());
      throw e;
    }
  }

  private Outcome attempt(Delivery delivery, Channel.Receiver receiver) {
    try (var _ = LogIds.with(LogIds.DELIVERY, Long.toString(delivery.id()));
        var _ = LogIds.with(LogIds.EVENT, delivery.message().id().toString())) {
      return attempted(delivery, receiver);
    }
  }

  private Outcome attempted(Delivery delivery, Channel.Receiver receiver) {
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
    return new Outcome.Refused(DeliveryAnswer.of("broke-off", e));
  }

  private AttemptResult settled(Delivery delivery, Outcome outcome) {
    var now = clock.instant();
    return switch (outcome) {
      case Outcome.Delivered(var answer) ->
          new AttemptResult(delivery, AttemptResult.State.DELIVERED, answer, now, null, null);
      case Outcome.Failed(var answer) ->
          new AttemptResult(delivery, AttemptResult.State.FAILED, answer, now, null, null);
      case Outcome.Refused(var answer, var asked) -> refused(delivery, answer, asked, now);
    };
  }

  private AttemptResult refused(
      Delivery delivery, DeliveryAnswer answer, Duration asked, Instant now) {
    var pausedUntil = asked.isZero() ? null : now.plus(RetrySchedule.atMost(asked));
    return RetrySchedule.pause(delivery.failures(), asked, random)
        .map(
            pause ->
                new AttemptResult(
                    delivery,
                    AttemptResult.State.PENDING,
                    answer,
                    now,
                    now.plus(pause),
                    pausedUntil))
        .orElseGet(
            () ->
                new AttemptResult(
                    delivery, AttemptResult.State.FAILED, answer, now, null, pausedUntil));
  }

  /** Releases the capacity of an attempt whose result is stored. */
  void ended(AttemptResult attempt) {
    if (limits.ended(attempt.delivery().target())) {
      wake.release();
    }
  }

  /** Attempts all that is due now, and waits until the results are stored. */
  void drain() throws InterruptedException {
    int begun;
    do {
      begun = begin();
      limits.awaitNone();
      // No capacity: another thread of this worker is draining too.
    } while (begun > 0 || !queue.dueTargets(channel.name(), clock.instant()).isEmpty());
  }

  /** Waits until nothing is under way. */
  void awaitNone() throws InterruptedException {
    limits.awaitNone();
  }

  /** Begins nothing more. */
  void stop() {
    stopped = true;
    wake.release();
  }
}
