package org.talktous.web.page;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Puts the path of the public address before every path to which an answer leads in its Location,
 * be it a redirect or the place of what was made.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class OutsideLocations implements Ordered {
  private final PathPrefix prefix;

  OutsideLocations(PathPrefix prefix) {
    this.prefix = prefix;
  }

  /** Around all others, so that what one of them answers, such as a sign-in, is seen too. */
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
