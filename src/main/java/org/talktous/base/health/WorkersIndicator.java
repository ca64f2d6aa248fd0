package org.talktous.base.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.schedule.Workers;

/** Liveness: down while a worker is overdue, since only a restart ends a hung thread. */
@Singleton
@Liveness
class WorkersIndicator implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(WorkersIndicator.class);

  private final Workers workers;
  private final AtomicReference<List<String>> logged = new AtomicReference<>(List.of());

  WorkersIndicator(Workers workers) {
    this.workers = workers;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var stalled = workers.stalled();
    if (!stalled.equals(logged.getAndSet(stalled)) && !stalled.isEmpty()) {
      LOG.error("these have not done anything for too long: {}", stalled);
    }
    var status = stalled.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(
        HealthResult.builder("workers", status).details(Map.of("stalled", stalled)).build());
  }
}
