package org.talktous.web.page;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Prefixes the Location header of redirects and of 201 answers with the path of the public address.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class OutsideLocations implements Ordered {
  private final PathPrefix prefix;

  OutsideLocations(PathPrefix prefix) {
    this.prefix = prefix;
  }

  /**
   * Outermost, so that it also sees responses that other filters produce, such as the redirect to
   * the sign-in.
   */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @ResponseFilter
  void put(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var location = response.getHeaders().get(HttpHeaders.LOCATION);
    if (location != null) {
      response.getHeaders().set(HttpHeaders.LOCATION, prefix.outside(carried(request, location)));
    }
  }

  /** A form of an embedded page leads on to a page that is embedded too. */
  private static String carried(HttpRequest<?> request, String location) {
    return Visitor.isEmbedded(request)
        ? OutsidePaths.carrying(location, Visitor.of(request).carried(), "&")
        : location;
  }
}
