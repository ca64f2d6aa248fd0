package org.talktous.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upper bound of a stop. The JVM waits for its shutdown hooks without a limit; one that hangs would
 * hold the process until the orchestrator kills it.
 */
final class LastResort {
  /** What a stop may take after the drain; with the default drain of 5 s, 19 s in all. */
  static final Duration AFTER_DRAIN = Duration.ofSeconds(14);

  private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
  // What a shell reports of a process that SIGTERM has ended.
  private static final int ENDED_BY_SIGTERM = 143;

  private LastResort() {}

  /** Whether the process is ending: it takes no more shutdown hooks then. */
  static boolean jvmIsEnding() {
    var probe = new Thread(() -> {}, "probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  /** Ends the process that long after the drain, whatever still runs. */
  static void begin(Duration drain) {
    long latest = System.nanoTime() + drain.plus(AFTER_DRAIN).toNanos();
    Thread.ofPlatform().daemon().name("last-resort").start(() -> haltAt(latest));
  }

  private static void haltAt(long latest) {
    for (long left = latest - System.nanoTime(); left > 0; left = latest - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    LOG.warn("Something does not end; the process ends without it.");
    Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
  }
}
