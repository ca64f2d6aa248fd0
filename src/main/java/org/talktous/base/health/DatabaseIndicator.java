package org.talktous.base.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.talktous.base.database.DatabaseState;

/** Readiness from the probe's last result; a request for it queries nothing. */
@Singleton
@Readiness
class DatabaseIndicator implements HealthIndicator {
  /** Longer than one unanswered question of the probe takes. */
  private static final Duration RECENTLY = Duration.ofSeconds(10);

  private final DatabaseState state;

  DatabaseIndicator(DatabaseState state) {
    this.state = state;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var status = state.answeredWithin(RECENTLY) ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("database", status).build());
  }
}
