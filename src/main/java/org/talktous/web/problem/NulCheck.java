package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/**
 * Refuses NUL characters in paths and query parameters: PostgreSQL's text type cannot hold them,
 * and a statement with one fails.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class NulCheck {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getPath().contains("%00")) {
      throw new NotFound("page");
    }
    request.getParameters().forEach(NulCheck::mustHoldNone);
  }

  private static void mustHoldNone(String name, List<String> values) {
    if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
      throw new InvalidRequest(name, "must not hold control characters");
    }
  }
}
