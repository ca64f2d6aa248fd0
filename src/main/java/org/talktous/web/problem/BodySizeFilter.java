package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;

/**
 * Refuses bodies over a route's {@link MaxBodySize}, before they are read. The server's own limit
 * is that of files, which a few routes take as streams; and forms, unlike JSON, it does not hold to
 * its limit for what is kept in memory.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class BodySizeFilter {
  private static final long DEFAULT = 256 * 1024;

  @RequestFilter
  void check(HttpRequest<?> request) {
    long limit = limit(request);
    if (request.getContentLength() > limit) {
      throw new Unread(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
    }
    if (request.getContentLength() < 0 && limit != MaxBodySize.STREAMED && isForm(request)) {
      throw new Unread(HttpStatus.LENGTH_REQUIRED);
    }
  }

  private static long limit(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .map(
            route ->
                route.getAnnotationMetadata().longValue(MaxBodySize.class, "value").orElse(DEFAULT))
        .orElse(DEFAULT);
  }

  private static boolean isForm(HttpRequest<?> request) {
    return request
            .getContentType()
            .filter(
                type ->
                    MediaType.APPLICATION_FORM_URLENCODED_TYPE.matches(type)
                        || MediaType.MULTIPART_FORM_DATA_TYPE.matches(type))
            .isPresent()
        && request.getHeaders().contains("Transfer-Encoding");
  }

  private static final class Unread extends Refusal {
    private static final long serialVersionUID = 1L;

    Unread(HttpStatus status) {
      super(ProblemType.of(status), ProblemType.of(status).title() + ".");
    }
  }
}
