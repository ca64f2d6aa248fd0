package org.talktous.home;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Keeps answers of the API out of caches, unless they say for how long they hold: a free time is
 * stale at once, a booking is one person's.
 */
@ServerFilter("/api/v1/**")
class ApiHeaders {

  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
