package org.talktous.panel.site;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.ListedOrigin;

/**
 * Gives pages of the listed sites the readers' API (CORS, Fetch Standard, section 3.2), without
 * credentials: no cookie goes along, and what a reader may open is in the token of its address.
 */
@ServerFilter({
  "/api/v1/articles/**",
  "/api/v1/bookings/**",
  "/api/v1/comments/**",
  "/api/v1/surveys/**",
  "/embed/articles/**"
})
class CrossOriginAccess implements Ordered {
  private static final String METHODS = "GET, POST, DELETE";
  private static final String HEADERS =
      "Content-Type, Idempotency-Key, Accept, Accept-Language, If-None-Match";
  private static final String EXPOSED =
      "Location, Retry-After, RateLimit, RateLimit-Policy, Content-Language, ETag, Link";

  private final Sites sites;

  CrossOriginAccess(Sites sites) {
    this.sites = sites;
  }

  /** Before {@code OriginCheck}, which would refuse what listed sites send. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null || sites.find(origin).isEmpty()) {
      return null;
    }
    ListedOrigin.mark(request);
    return isPreflight(request) ? preflight(request) : null;
  }

  private static boolean isPreflight(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.OPTIONS
        && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  private static HttpResponse<?> preflight(HttpRequest<?> request) {
    MutableHttpResponse<?> answer = HttpResponse.noContent();
    answer
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
    expose(request, answer);
    return answer;
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (ListedOrigin.isMarked(request)) {
      expose(request, response);
    }
  }

  private static void expose(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response
        .getHeaders()
        .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeaders().get(HttpHeaders.ORIGIN))
        .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
  }
}
