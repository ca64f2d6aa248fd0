package org.talktous.delivery;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.setting.PollInterval;

/**
 * Keeps deliveries going: a pump for each channel, and one writer that writes down what came of the
 * attempts, as many at a time as have ended meanwhile.
 */
@Singleton
class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int WRITTEN_AT_ONCE = 500;
  private static final Duration BEFORE_WRITING_AGAIN = Duration.ofSeconds(1);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

  private final Ledger ledger;
  private final List<Pump> pumps;
  private final DeliveryMetrics metrics;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  private record Ended(Pump pump, Settled attempt) {}

  Deliveries(
      Collection<Channel> channels,
      Ledger ledger,
      DeliveryMetrics metrics,
      Clock clock,
      PollInterval poll) {
    this.ledger = ledger;
    this.metrics = metrics;
    this.pumps = channels.stream().map(each -> pump(each, clock, poll.interval())).toList();
  }

  private Pump pump(Channel channel, Clock clock, Duration interval) {
    var itself = new Pump[1];
    itself[0] =
        new Pump(
            channel, ledger, attempt -> ended.add(new Ended(itself[0], attempt)), clock, interval);
    return itself[0];
  }

  @EventListener
  void start(ServerStartupEvent started) {
    threads.add(Thread.ofPlatform().daemon().name("delivery-writer").start(this::write));
    pumps.forEach(
        pump ->
            threads.add(
                Thread.ofPlatform()
                    .daemon()
                    .name("delivery-" + pump.channel().name())
                    .start(pump)));
  }

  private void write() {
    try {
      while (true) {
        var batch = new ArrayList<Ended>();
        batch.add(ended.take());
        ended.drainTo(batch, WRITTEN_AT_ONCE - 1);
        write(batch);
      }
    } catch (InterruptedException stopped) {
      // so it is
    }
  }

  private void write(List<Ended> batch) throws InterruptedException {
    while (!isWritten(batch)) {
      TimeUnit.MILLISECONDS.sleep(BEFORE_WRITING_AGAIN.toMillis());
    }
    for (var each : batch) {
      metrics.count(each.pump().channel(), each.attempt());
      each.pump().ended(each.attempt());
    }
  }

  private boolean isWritten(List<Ended> batch) {
    try {
      ledger.settle(batch.stream().map(Ended::attempt).toList());
      return true;
    } catch (RuntimeException e) {
      LOG.warn("{} attempts could not be written down yet: {}", batch.size(), e.toString());
      return false;
    }
  }

  /** Does all that is due now, and waits until it is done and written down. */
  void drain() throws InterruptedException {
    for (var pump : pumps) {
      pump.drain();
    }
  }

  /** Begins nothing more, and gives what is under way the time to end. */
  @PreDestroy
  void stop() throws InterruptedException {
    pumps.forEach(Pump::stop);
    var last = Thread.ofVirtual().start(this::awaitAll);
    last.join(PATIENCE_AT_THE_END);
    last.interrupt();
    threads.forEach(Thread::interrupt);
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
