package org.talktous.call.reminder;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.DatabaseErrors;
import org.talktous.base.schedule.Engine;
import org.talktous.base.schedule.Workers;
import org.talktous.call.booking.CallReminder;

/**
 * Lets tasks that run at the same time share one transaction: most of what a reminder costs is the
 * statements and the commit, and so many at once cost little more than one.
 */
@Singleton
class Together {
  private static final int MOST = 256;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final SendReminders sending;
  private final Lateness lateness;
  private final Workers workers;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private @Nullable Engine sender;

  private record Waiting(CallReminder reminder, CompletableFuture<Void> sent) {}

  Together(SendReminders sending, Lateness lateness, Workers workers) {
    this.sending = sending;
    this.lateness = lateness;
    this.workers = workers;
  }

  @PostConstruct
  void start() {
    sender = Engine.start(workers.expect("reminders", LONGEST_WAIT), this::work);
  }

  /** Sends a reminder along with others, and waits until it is sent. */
  void send(CallReminder reminder) {
    var mine = new Waiting(reminder, new CompletableFuture<>());
    waiting.add(mine);
    mine.sent().join();
  }

  private void work() throws InterruptedException {
    var batch = new ArrayList<Waiting>(MOST);
    var first = waiting.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    if (first != null) {
      batch.add(first);
      waiting.drainTo(batch, MOST - 1);
      send(batch);
    }
  }

  /**
   * What breaks them may lie in one of them, so each is tried alone; not while there is no
   * database.
   */
  private void send(List<Waiting> batch) {
    try {
      lateness.record(sending.send(batch.stream().map(Waiting::reminder).distinct().toList()));
      batch.forEach(each -> each.sent().complete(null));
    } catch (Throwable e) {
      if (batch.size() == 1 || DatabaseErrors.isOutage(e)) {
        batch.forEach(each -> each.sent().completeExceptionally(e));
      } else {
        batch.forEach(each -> send(List.of(each)));
      }
    }
  }

  @PreDestroy
  void stop() {
    if (sender != null) {
      sender.stop();
    }
  }
}
