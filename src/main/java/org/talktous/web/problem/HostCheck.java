package org.talktous.web.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Refuses requests with no Host or with several, as RFC 9112, section 3.2 asks: a proxy in front
 * may have gone by another of them than this server would.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class HostCheck {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getHeaders().getAll(HttpHeaders.HOST).size() != 1) {
      throw new InvalidRequest("Host", "must be given once");
    }
  }
}
