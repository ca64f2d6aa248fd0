package org.talktous.base.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that works by itself as long as the service runs. How old each one's last turn is, is
 * a metric; one that is long overdue makes the service one to be restarted.
 */
@Singleton
public class Workers {
  private final MeterRegistry meters;
  private final Duration limit;
  private final Set<Worker> all = ConcurrentHashMap.newKeySet();

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
    show(name);
    return begin(name, every);
  }

  /** Shows the age of the oldest turn under the name; 0 while there is none. */
  void show(String name) {
    Gauge.builder("talktous.worker.turn.age", () -> age(name).toMillis() / 1e3)
        .description("How long ago the worker last completed a turn")
        .baseUnit("seconds")
        .tag("worker", name)
        .register(meters);
  }

  /** A single turn, which is to be ended. */
  Worker begin(String name) {
    return begin(name, Duration.ZERO);
  }

  private Worker begin(String name, Duration every) {
    var worker = new Worker(name, every, all::remove);
    all.add(worker);
    return worker;
  }

  private Duration age(String name) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .map(Worker::age)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** The names of those that are too long overdue. */
  public List<String> stalled() {
    return all.stream()
        .filter(each -> each.isOverdueBy(limit))
        .map(Worker::name)
        .distinct()
        .sorted()
        .toList();
  }
}
