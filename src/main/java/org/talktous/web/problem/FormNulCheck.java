package org.talktous.web.problem;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Refuses NUL characters in forms, as {@link NulCheck} does in queries: the fields of forms are
 * bound to maps, which nothing validates. Last, when it is known how large a form may be and who
 * sends it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class FormNulCheck implements Ordered {
  private static final String ENCODED = "%00";

  @Override
  public int getOrder() {
    return ServerFilterPhase.LAST.order();
  }

  @RequestFilter
  CompletionStage<HttpRequest<?>> check(HttpRequest<?> request) {
    var checked = new CompletableFuture<HttpRequest<?>>();
    if (request instanceof ServerHttpRequest<?> sent && isForm(request)) {
      sent.byteBody()
          .split(ByteBody.SplitBackpressureMode.FASTEST)
          .buffer()
          .whenComplete(
              (body, failure) -> {
                if (failure != null || body == null) {
                  // Reading it for the route fails likewise, and is answered there.
                  checked.complete(request);
                } else {
                  fault(body.toString(StandardCharsets.ISO_8859_1))
                      .ifPresentOrElse(
                          field -> checked.completeExceptionally(refusal(field)),
                          () -> checked.complete(request));
                }
              });
    } else {
      checked.complete(request);
    }
    return checked;
  }

  private static boolean isForm(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches)
        .isPresent();
  }

  /** The first field that holds one. */
  private static Optional<String> fault(String form) {
    return Arrays.stream(form.split("&"))
        .filter(field -> field.contains(ENCODED) || field.indexOf('\0') >= 0)
        .findFirst();
  }

  private static InvalidRequest refusal(String field) {
    var name = field.substring(0, Math.max(0, field.indexOf('=')));
    return new InvalidRequest(
        name.contains(ENCODED) || name.indexOf('\0') >= 0 ? "" : decoded(name),
        "must not hold control characters");
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return name;
    }
  }
}
