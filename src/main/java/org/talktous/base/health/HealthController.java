package org.talktous.base.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Health on the port of readers while the framework's endpoint has one of its own ({@code
 * TALK_MANAGEMENT_PORT}): the statuses that balancers and supervisors ask for, without details.
 * Which HTTP status each becomes, a filter of the framework decides, by path.
 */
@Hidden
@Controller("/health")
@Requires(property = "endpoints.all.port")
@Secured(SecurityRule.IS_ANONYMOUS)
class HealthController {
  private final HealthEndpoint endpoint;

  HealthController(HealthEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Get
  Publisher<HealthResult> all() {
    return withoutDetails(endpoint.getHealth(null));
  }

  @Get("/liveness")
  Publisher<HealthResult> liveness() {
    return withoutDetails(endpoint.getHealth(null, HealthCheckType.LIVENESS));
  }

  @Get("/readiness")
  Publisher<HealthResult> readiness() {
    return withoutDetails(endpoint.getHealth(null, HealthCheckType.READINESS));
  }

  private static Publisher<HealthResult> withoutDetails(Publisher<HealthResult> found) {
    return Mono.from(found).map(health -> HealthResult.builder(null, health.getStatus()).build());
  }
}
