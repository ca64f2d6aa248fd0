package org.talktous.launch;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.talktous.base.setting.Setting;

/**
 * First phase of a stop on SIGTERM: readiness is down, the port still answers, and every answer
 * closes its connection, for as long as {@code TALK_DRAIN} says. A load balancer needs that long to
 * notice. Only then does the framework's graceful shutdown end the requests under way.
 */
@Context
class Drain {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(20);
  // A connection accepted at the last instant gets the time to send its request: the framework
  // would close it unread, and a proxy does not repeat a POST.
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(1);

  private final Duration time;
  private final OpenConnections connections;
  private volatile boolean begun;
  private volatile boolean alone;

  Drain(@Property(name = "talk.drain") String given, OpenConnections connections) {
    this.time = Setting.duration("TALK_DRAIN", given, LONGEST);
    this.connections = connections;
  }

  /** There is no other instance, so the stop need not wait for a balancer to notice. */
  void alone() {
    alone = true;
  }

  /** How long the port answers after SIGTERM. */
  Duration time() {
    return time;
  }

  /** Whether the service is on its way out. */
  boolean hasBegun() {
    return begun;
  }

  /** Blocks the framework's shutdown. A context that is closed in a JVM that goes on waits not. */
  @EventListener
  void on(ServerShutdownEvent stopping) {
    begun = true;
    if (LastResort.jvmIsEnding()) {
      LastResort.begin(time);
      await(time, () -> alone && connections.areNone());
      connections.stopListening();
      await(LAST_REQUESTS, connections::areNone);
    }
  }

  private static void await(Duration longest, BooleanSupplier enough) {
    long latest = System.nanoTime() + longest.toNanos();
    while (!enough.getAsBoolean() && System.nanoTime() < latest) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
