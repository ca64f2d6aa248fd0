package org.talktous.testing;

import java.util.concurrent.atomic.AtomicReference;

/** A thread with little room for calls within calls: what it does must not go deep. */
public final class SmallStack {
  private static final long BYTES = 256 * 1024;

  private SmallStack() {}

  /** Does it there and waits; what is thrown there is thrown here. */
  public static void run(Runnable deed) {
    var thrown = new AtomicReference<Throwable>();
    var thread = new Thread(null, deed, "small stack", BYTES);
    thread.setUncaughtExceptionHandler((where, what) -> thrown.set(what));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (thrown.get() != null) {
      throw new AssertionError(thrown.get());
    }
  }
}
