package org.talktous.base.schedule;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A background loop, and when it last completed a turn. A turn that ends in an exception counts as
 * complete; only a turn that never returns is a stall.
 */
public final class Worker {
  private final String name;
  private final Duration every;
  private final Consumer<Worker> atEnd;
  private volatile long turnedAt = System.nanoTime();

  Worker(String name, Duration every, Consumer<Worker> atEnd) {
    this.name = name;
    this.every = every;
    this.atEnd = atEnd;
  }

  String name() {
    return name;
  }

  /** Notes that a turn, or a step of a long one, is done. */
  public void turned() {
    turnedAt = System.nanoTime();
  }

  /** Unregisters it: its silence is no longer reported. */
  public void end() {
    atEnd.accept(this);
  }

  /** How long ago the last turn was completed; at first, since it was expected. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - turnedAt);
  }

  /** Whether the next turn should have been done so long ago. */
  boolean isOverdueBy(Duration limit) {
    return age().compareTo(every.plus(limit)) > 0;
  }
}
