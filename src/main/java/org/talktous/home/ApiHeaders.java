package org.talktous.home;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Keeps answers of the API out of caches: a free time is stale at once, a booking is one person's.
 */
@ServerFilter("/api/v1/**")
class ApiHeaders {

  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getHeaders().set("X-Content-Type-Options", "nosniff");
  }
}
