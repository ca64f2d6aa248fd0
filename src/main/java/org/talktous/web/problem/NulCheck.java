package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/**
 * Refuses addresses that hold the character NUL: no text in the database can, so nothing is found
 * by it, and the database would break over the question.
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
