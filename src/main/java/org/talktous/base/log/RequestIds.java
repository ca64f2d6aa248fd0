package org.talktous.base.log;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Gives each request an id, or takes the one that a proxy has given it: the lines of the log that
 * it brings about carry it, and so does the answer ({@code X-Request-Id}).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestIds implements Ordered {
  private static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = RequestIds.class.getName();

  /** What cannot be mistaken for anything else in a log. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

  /** Before all others, whose lines are to carry it. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    var id = given(request).orElseGet(RequestIds::draw);
    request.setAttribute(ATTRIBUTE, id);
    context.add(new MdcPropagationContext(Map.of(LogIds.REQUEST, id)));
  }

  private static Optional<String> given(HttpRequest<?> request) {
    return Optional.ofNullable(request.getHeaders().get(HEADER))
        .filter(id -> FORM.matcher(id).matches());
  }

  /** Unique for as long as a log is kept; nothing is opened by it. */
  private static String draw() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ATTRIBUTE, String.class)
        .ifPresent(id -> response.getHeaders().set(HEADER, id));
  }
}
