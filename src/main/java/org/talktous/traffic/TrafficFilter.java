package org.talktous.traffic;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Sees every request as it comes in. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class TrafficFilter implements Ordered {
  private final Traffic traffic;

  TrafficFilter(Traffic traffic) {
    this.traffic = traffic;
  }

  @RequestFilter
  void arrived() {
    traffic.arrived();
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
