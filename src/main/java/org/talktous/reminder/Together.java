package org.talktous.reminder;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.talktous.booking.CallReminder;
import org.talktous.engine.Engine;
import org.talktous.sql.Outages;

/**
 * Lets tasks that run at the same time share one transaction: most of what a reminder costs is the
 * statements and the commit, and so many at once cost little more than one.
 */
@Singleton
class Together {
  private static final int MOST = 256;

  private final SendReminders sending;
  private final Lateness lateness;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private @Nullable Engine sender;

  private record Waiting(CallReminder reminder, CompletableFuture<Void> sent) {}

  Together(SendReminders sending, Lateness lateness) {
    this.sending = sending;
    this.lateness = lateness;
  }

  @PostConstruct
  void start() {
    sender = Engine.start("reminders", this::work);
  }

  /** Sends a reminder along with others, and waits until it is sent. */
  void send(CallReminder reminder) {
    var mine = new Waiting(reminder, new CompletableFuture<>());
    waiting.add(mine);
    mine.sent().join();
  }

  private void work() throws InterruptedException {
    var batch = new ArrayList<Waiting>(MOST);
    batch.add(waiting.take());
    waiting.drainTo(batch, MOST - 1);
    send(batch);
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
      if (batch.size() == 1 || Outages.isOutage(e)) {
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
