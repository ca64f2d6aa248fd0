package org.talktous.base.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.talktous.web.problem.Forbidden;

/**
 * Refuses whatever would change something and comes from the page of another site. Browsers say
 * where it comes from in {@code Sec-Fetch-Site} (W3C Fetch Metadata) and {@code Origin}, and no
 * page can make them say another thing; clients other than browsers send neither and are let
 * through: they do not hold the cookies of a browser's user.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class OriginCheck {
  private final AllowedOrigins allowed;

  OriginCheck(AllowedOrigins allowed) {
    this.allowed = allowed;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (changes(request) && !isAllowed(request)) {
      throw new Forbidden("What changes something must be sent from a page of this site.");
    }
  }

  private static boolean changes(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD, OPTIONS, TRACE -> false;
      case CONNECT, POST, PUT, DELETE, PATCH, CUSTOM -> true;
    };
  }

  private boolean isAllowed(HttpRequest<?> request) {
    var origin = request.getHeaders().get("Origin");
    return switch (request.getHeaders().get("Sec-Fetch-Site")) {
      case "same-origin" -> origin == null || allowed.containVouched(origin, request);
      case "none" -> origin == null || allowed.contain(origin, request);
      case null -> origin == null || allowed.contain(origin, request);
      default -> origin != null && allowed.contain(origin, request);
    };
  }
}
