package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Refuses bodies without a Content-Type. The server would parse them as JSON, and a browser sends
 * an untyped body cross-site without a CORS preflight.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class UntypedBodies {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getContentType().isEmpty() && hasBody(request)) {
      throw new Untyped();
    }
  }

  private static boolean hasBody(HttpRequest<?> request) {
    return request.getContentLength() > 0 || request.getHeaders().contains("Transfer-Encoding");
  }

  private static final class Untyped extends Refusal {
    private static final long serialVersionUID = 1L;

    Untyped() {
      super(
          ProblemType.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
          "A body must say its Content-Type, such as application/json.");
    }
  }
}
