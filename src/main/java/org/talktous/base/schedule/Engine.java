package org.talktous.base.schedule;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that repeats a task until it is stopped. Any {@link Throwable} ends one turn only: a
 * dead thread would go unnoticed.
 */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration AFTER_A_BREAK = Duration.ofSeconds(1);

  private final Worker worker;
  private final Turn turn;
  private final Thread thread;
  private volatile boolean stopped;

  private Engine(Worker worker, Turn turn) {
    this.worker = worker;
    this.turn = turn;
    this.thread = Thread.ofPlatform().daemon().name(worker.name()).unstarted(this::run);
  }

  /** What is done over and over; it waits, where it has to, by means that can be interrupted. */
  public interface Turn {
    void run() throws Exception;
  }

  /** Starts it under the worker's name, with a pause after each turn. */
  public static Engine every(Duration pause, Worker worker, Turn turn) {
    return start(
        worker,
        () -> {
          turn.run();
          TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        });
  }

  /** Starts it under the worker's name, whose turns these are. */
  public static Engine start(Worker worker, Turn turn) {
    var engine = new Engine(worker, turn);
    engine.thread.start();
    return engine;
  }

  private void run() {
    while (!stopped) {
      try {
        turn.run();
      } catch (InterruptedException e) {
        // asked to stop, or else by mistake
      } catch (Throwable e) {
        rest(e);
      }
      worker.turned();
    }
  }

  private void rest(Throwable broken) {
    try {
      if (broken instanceof RuntimeException) {
        LOG.warn("{}: {}", worker.name(), broken.toString());
      } else {
        LOG.error(worker.name(), broken);
      }
      TimeUnit.MILLISECONDS.sleep(AFTER_A_BREAK.toMillis());
    } catch (Throwable interruptedOrWorse) {
      // There is nothing left to say it with.
    }
  }

  /** Ends it, in the middle of a turn if need be. */
  public void stop() {
    stopped = true;
    worker.end();
    thread.interrupt();
  }
}
