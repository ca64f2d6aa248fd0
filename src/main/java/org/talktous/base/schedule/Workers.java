package org.talktous.base.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Everything that works by itself as long as the service runs. How old each one's last turn is, is
 * a metric; one that is long overdue makes the service one to be restarted.
 */
@Singleton
public class Workers {
  // What the thread is called that looks for due tasks, again and again.
  private static final String POLLING = "db-scheduler-execute-due-";

  private final MeterRegistry meters;
  private final Duration limit;
  private final List<Worker> all = new CopyOnWriteArrayList<>();

  /**
   * @param limit how long overdue is too long: more than the longest turn, which waits for a silent
   *     connection several times
   */
  Workers(MeterRegistry meters, @Property(name = "talk.worker-limit") Duration limit) {
    this.meters = meters;
    this.limit = limit;
  }

  /** Expects a worker to begin a turn so often, from now on. */
  public Worker expect(String name, Duration every) {
    var worker = new Worker(name, every);
    all.add(worker);
    Gauge.builder("talktous.worker.turn.age", () -> worker.age().toMillis() / 1e3)
        .description("How long ago the worker last completed a turn")
        .baseUnit("seconds")
        .tag("worker", name)
        .register(meters);
    return worker;
  }

  /**
   * The clock for a db-scheduler that polls so often. It looks at the clock whenever it begins to
   * look for due tasks; no listener is told of that when there are none.
   */
  public Supplier<Instant> clockOf(String name, Duration every, Clock clock) {
    var worker = expect(name, every);
    return () -> {
      if (Thread.currentThread().getName().startsWith(POLLING)) {
        worker.turned();
      }
      return clock.instant();
    };
  }

  /** The names of those that are too long overdue. */
  public List<String> stalled() {
    return all.stream().filter(each -> each.isOverdueBy(limit)).map(Worker::name).toList();
  }
}
