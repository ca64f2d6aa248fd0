package org.talktous.delivery;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.database.DatabaseErrors;
import org.talktous.base.schedule.Engine;
import org.talktous.base.schedule.Worker;
import org.talktous.base.schedule.Workers;
import org.talktous.base.setting.PollInterval;

/**
 * Runs a worker for each channel, and one writer that stores the results of attempts in batches of
 * those that have ended meanwhile.
 */
@Singleton
class Dispatcher implements GracefulShutdownCapable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int WRITTEN_AT_ONCE = 500;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration BEFORE_WRITING_AGAIN = Duration.ofSeconds(1);
  // Timeout after the framework's grace period (see shutdownGracefully).
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

  private final DeliveryQueue queue;
  private final List<ChannelWorker> pumps;
  private final DeliveryMetrics metrics;
  private final Workers workers;
  private final Worker writer;
  private final Duration pollInterval;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final List<Engine> engines = new ArrayList<>();

  private record Ended(ChannelWorker pump, AttemptResult attempt) {}

  Dispatcher(
      Collection<Channel> channels,
      DeliveryQueue queue,
      DeliveryMetrics metrics,
      Workers workers,
      Clock clock,
      PollInterval poll) {
    this.queue = queue;
    this.metrics = metrics;
    this.workers = workers;
    this.writer = workers.expect("delivery-writer", LONGEST_WAIT);
    this.pollInterval = poll.interval();
    this.pumps =
        channels.stream()
            .filter(Channel::isConfigured)
            .map(each -> pump(each, clock, poll.interval()))
            .toList();
  }

  private ChannelWorker pump(Channel channel, Clock clock, Duration interval) {
    var itself = new ChannelWorker[1];
    itself[0] =
        new ChannelWorker(
            channel, queue, attempt -> ended.add(new Ended(itself[0], attempt)), clock, interval);
    return itself[0];
  }

  @EventListener
  void start(ServerStartupEvent started) {
    engines.add(Engine.start(writer, this::write));
    for (var pump : pumps) {
      var worker = workers.expect("delivery-" + pump.channel().name(), pollInterval);
      engines.add(Engine.start(worker, pump));
    }
  }

  private void write() throws InterruptedException {
    var batch = new ArrayList<Ended>(WRITTEN_AT_ONCE);
    var first = ended.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    if (first == null) {
      return;
    }
    batch.add(first);
    try {
      ended.drainTo(batch, WRITTEN_AT_ONCE - 1);
      write(batch);
    } finally {
      batch.forEach(each -> each.pump().ended(each.attempt()));
    }
  }

  private void write(List<Ended> batch) throws InterruptedException {
    if (!isWritten(batch.stream().map(Ended::attempt).toList())) {
      for (var each : batch) {
        writeAlone(each.attempt());
      }
    }
    tellOfTaken(batch);
    batch.forEach(each -> metrics.count(each.pump().channel(), each.attempt()));
  }

  /**
   * One by one after a failed batch, so that a result the database refuses does not block the
   * others.
   */
  private void writeAlone(AttemptResult attempt) throws InterruptedException {
    if (!isWritten(List.of(attempt)) && !isWritten(List.of(attempt.withoutAnswer()))) {
      LOG.error("how delivery {} ended cannot be written down", attempt.delivery().id());
    }
  }

  /** Retries while the database is unreachable; returns whether the results are stored. */
  private boolean isWritten(List<AttemptResult> attempts) throws InterruptedException {
    while (true) {
      try {
        queue.settle(attempts);
        return true;
      } catch (RuntimeException e) {
        LOG.warn("{} attempts could not be written down yet: {}", attempts.size(), e.toString());
        if (!DatabaseErrors.isOutage(e)) {
          return false;
        }
      }
      writer.turned();
      TimeUnit.MILLISECONDS.sleep(BEFORE_WRITING_AGAIN.toMillis());
    }
  }

  private static void tellOfTaken(List<Ended> batch) {
    batch.stream()
        .filter(each -> each.attempt().state() == AttemptResult.State.DELIVERED)
        .collect(
            Collectors.groupingBy(
                each -> each.pump().channel(),
                Collectors.mapping(each -> each.attempt().delivery().target(), Collectors.toSet())))
        .forEach(Channel::taken);
  }

  /** The worker of a channel. */
  ChannelWorker pump(String channel) {
    return pumps.stream()
        .filter(each -> each.channel().name().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  /** Attempts all that is due now, and waits until the results are stored. */
  void drain() throws InterruptedException {
    for (var pump : pumps) {
      pump.drain();
    }
  }

  /** Starts no more attempts; completes when those under way have ended and are stored. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    pumps.forEach(ChannelWorker::stop);
    return CompletableFuture.runAsync(this::awaitAll, Thread::startVirtualThread);
  }

  /** Stops the threads, whatever is under way. */
  @PreDestroy
  void stop() throws InterruptedException {
    pumps.forEach(ChannelWorker::stop);
    var last = Thread.ofVirtual().start(this::awaitAll);
    last.join(STOP_TIMEOUT);
    last.interrupt();
    engines.forEach(Engine::stop);
  }

  private void awaitAll() {
    try {
      for (var pump : pumps) {
        pump.awaitNone();
      }
    } catch (InterruptedException impatient) {
      // their leases run out, and other replicas take over
    }
  }
}
