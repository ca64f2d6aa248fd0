package org.talktous.base.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import org.talktous.base.setting.PublicUrl;

/**
 * What every answer tells a browser, errors and health included. A controller that has said
 * otherwise keeps its word: the panel's scripts may be loaded by other sites.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class SecurityHeaders implements Ordered {
  private static final String NO_DEVICES =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
  private static final String DESK = "/admin";

  /** The variable of a route by which tokens come in. */
  private static final String TOKEN = "token";

  private final boolean https;

  SecurityHeaders(PublicUrl url) {
    this.https = url.isHttps();
  }

  /** Before whatever refuses requests, so that refusals come back this way too. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }

  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    set(headers, "X-Content-Type-Options", "nosniff");
    set(headers, "Permissions-Policy", NO_DEVICES);
    set(headers, "Cross-Origin-Opener-Policy", "same-origin");
    set(headers, "Cross-Origin-Resource-Policy", "same-origin");
    if (https) {
      // RFC 6797; other names of the domain are not ours to bind.
      set(headers, "Strict-Transport-Security", "max-age=31536000");
    }
    if (request.getPath().startsWith(DESK) || isOpenedByToken(request)) {
      set(headers, "X-Robots-Tag", "noindex");
      set(headers, HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  /** Whether the address carries a token, which gives access without a sign-in. */
  private static boolean isOpenedByToken(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(route -> route instanceof UriRouteMatch<?, ?>)
        .map(route -> (UriRouteMatch<?, ?>) route)
        .filter(route -> route.getVariableValues().containsKey(TOKEN))
        .isPresent();
  }

  private static void set(MutableHttpHeaders headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
