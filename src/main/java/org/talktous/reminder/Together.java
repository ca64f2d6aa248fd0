package org.talktous.reminder;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.booking.CallReminder;

/**
 * Lets tasks that run at the same time share one transaction: most of what a reminder costs is the
 * statements and the commit, and so many at once cost little more than one.
 */
@Singleton
class Together {
  private static final int MOST = 256;

  private final SendReminders sending;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private @Nullable Thread sender;

  private record Waiting(CallReminder reminder, CompletableFuture<Void> sent) {}

  Together(SendReminders sending) {
    this.sending = sending;
  }

  @PostConstruct
  void start() {
    sender = Thread.ofPlatform().daemon().name("reminders").start(this::work);
  }

  /** Sends a reminder along with others, and waits until it is sent. */
  void send(CallReminder reminder) {
    var mine = new Waiting(reminder, new CompletableFuture<>());
    waiting.add(mine);
    mine.sent().join();
  }

  private void work() {
    try {
      while (true) {
        var batch = new ArrayList<Waiting>();
        batch.add(waiting.take());
        waiting.drainTo(batch, MOST - 1);
        send(batch);
      }
    } catch (InterruptedException stopped) {
      // so it is
    }
  }

  /**
   * What breaks them may lie in one of them, so each is tried alone; not while there is no
   * database.
   */
  private void send(List<Waiting> batch) {
    try {
      sending.send(batch.stream().map(Waiting::reminder).distinct().toList());
      batch.forEach(each -> each.sent().complete(null));
    } catch (RuntimeException e) {
      if (batch.size() == 1 || isOutage(e)) {
        batch.forEach(each -> each.sent().completeExceptionally(e));
      } else {
        batch.forEach(each -> send(List.of(each)));
      }
    }
  }

  private static boolean isOutage(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException failure && isOutage(failure.getSQLState()));
  }

  /** PostgreSQL's classes 08, of connections, and 57, of an operator's intervention. */
  private static boolean isOutage(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57"));
  }

  @PreDestroy
  void stop() {
    if (sender != null) {
      sender.interrupt();
    }
  }
}
