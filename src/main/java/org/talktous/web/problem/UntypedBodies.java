package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Refuses a body that does not say what it is. The server would read it as JSON, and a page of any
 * site can have a browser send one without a type and without asking us first.
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
