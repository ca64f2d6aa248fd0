package org.talktous.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.talktous.problem.Forbidden;

/**
 * Refuses forms sent from other sites, and whatever changes something with the cookie of somebody
 * who is signed in. Browsers say where a form comes from in {@code Sec-Fetch-Site}, older ones in
 * {@code Origin}; other clients say neither and are let through, since what they send carries
 * nobody's cookies.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class OriginCheck {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (changes(request) && (isForm(request) || SessionCookie.isIn(request)) && !isOwn(request)) {
      throw new Forbidden("A form must be sent from this site.");
    }
  }

  private static boolean changes(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD, OPTIONS, TRACE -> false;
      case CONNECT, POST, PUT, DELETE, PATCH, CUSTOM -> true;
    };
  }

  private static boolean isForm(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(
            type ->
                MediaType.APPLICATION_FORM_URLENCODED_TYPE.matches(type)
                    || MediaType.MULTIPART_FORM_DATA_TYPE.matches(type)
                    || MediaType.TEXT_PLAIN_TYPE.matches(type))
        .isPresent();
  }

  private static boolean isOwn(HttpRequest<?> request) {
    var site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    var origin = request.getHeaders().get("Origin");
    return origin == null || isHost(origin, request.getHeaders().get("Host"));
  }

  private static boolean isHost(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(new URI(origin).getAuthority());
    } catch (URISyntaxException opaque) {
      return false;
    }
  }
}
