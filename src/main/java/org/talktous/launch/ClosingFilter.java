package org.talktous.launch;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Sends {@code Connection: close} with every answer of a service that is stopping (RFC 9112,
 * section 9.6), so that a client's next request opens a connection to another instance.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ClosingFilter implements Ordered {
  private final Drain drain;

  ClosingFilter(Drain drain) {
    this.drain = drain;
  }

  @ResponseFilter
  void close(MutableHttpResponse<?> response) {
    if (drain.hasBegun()) {
      response.getHeaders().set(HttpHeaders.CONNECTION, "close");
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
