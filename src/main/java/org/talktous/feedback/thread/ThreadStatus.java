package org.talktous.feedback.thread;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread stands: open until staff answer, answered until somebody closes it, and open again
 * whenever its reader writes.
 *
 * @param sequence how often the thread was changed
 * @param firstAnsweredAt when staff first answered; it stays, whatever comes after
 */
public record ThreadStatus(
    Status status,
    int sequence,
    Instant changedAt,
    @Nullable Instant firstAnsweredAt,
    @Nullable Instant closedAt) {

  /** What is to be done about a thread. */
  public enum Status {
    /** Staff must answer. */
    OPEN,
    ANSWERED,
    CLOSED,
    /** Possible spam: kept back until staff move it to open ({@link #moved}), in the inbox. */
    FLAGGED,
    /** Its reader took it back; what was written is gone. */
    WITHDRAWN;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }

  static ThreadStatus first(Status status, Instant now) {
    return new ThreadStatus(status, 0, now, null, null);
  }

  /** Something else of the thread has changed. */
  ThreadStatus changed(Instant now) {
    mustNotBeWithdrawn();
    return new ThreadStatus(status, sequence + 1, now, firstAnsweredAt, closedAt);
  }

  /** The reader has written again; a flagged thread stays flagged. */
  ThreadStatus reopened(Instant now) {
    mustNotBeWithdrawn();
    return next(status == Status.FLAGGED ? Status.FLAGGED : Status.OPEN, now);
  }

  /** The reader has written again what a program may have written. */
  ThreadStatus flagged(Instant now) {
    mustNotBeWithdrawn();
    return next(Status.FLAGGED, now);
  }

  /** Staff have answered, here or elsewhere. */
  ThreadStatus answered(Instant now) {
    mustNotBeWithdrawn();
    return next(Status.ANSWERED, now);
  }

  /** Moved by staff; a flagged thread that is opened is let through. */
  ThreadStatus moved(Status to, Instant now) {
    mustNotBeWithdrawn();
    return to == status ? changed(now) : next(to, now);
  }

  ThreadStatus withdrawn(Instant now) {
    return next(Status.WITHDRAWN, now);
  }

  boolean isFlagged() {
    return status == Status.FLAGGED;
  }

  /** Whether it may be shown to others, if its reader agrees. */
  boolean isForOthers() {
    return switch (status) {
      case OPEN, ANSWERED, CLOSED -> true;
      case FLAGGED, WITHDRAWN -> false;
    };
  }

  public boolean isWithdrawn() {
    return status == Status.WITHDRAWN;
  }

  private ThreadStatus next(Status to, Instant now) {
    return new ThreadStatus(
        to,
        sequence + 1,
        now,
        to == Status.ANSWERED && firstAnsweredAt == null ? now : firstAnsweredAt,
        to == Status.CLOSED || to == Status.WITHDRAWN ? now : null);
  }

  private void mustNotBeWithdrawn() {
    if (isWithdrawn()) {
      throw new ThreadIsWithdrawn();
    }
  }
}
