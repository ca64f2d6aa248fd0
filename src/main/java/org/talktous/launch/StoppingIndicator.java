package org.talktous.launch;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Readiness: down from the first moment of a stop. The framework's own goes down after the drain.
 */
@Singleton
@Readiness
class StoppingIndicator implements HealthIndicator {
  private final Drain drain;

  StoppingIndicator(Drain drain) {
    this.drain = drain;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var status = drain.hasBegun() ? HealthStatus.DOWN : HealthStatus.UP;
    return Mono.just(HealthResult.builder("stopping", status).build());
  }
}
