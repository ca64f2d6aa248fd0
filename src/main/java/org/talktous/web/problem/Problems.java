package org.talktous.web.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Renders every error: an HTML page for a browser, problem details (RFC 9457) for everything else.
 * Replaces the framework's bodies, which carry exception messages.
 */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class Problems implements ErrorResponseProcessor<Object> {
  static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

  private final HtmlErrorResponseBodyProvider pages;

  Problems(HtmlErrorResponseBodyProvider pages) {
    this.pages = pages;
  }

  @Override
  @SuppressWarnings("unchecked")
  public MutableHttpResponse<Object> processResponse(
      ErrorContext error, MutableHttpResponse<?> response) {
    var answer = (MutableHttpResponse<Object>) response;
    if (error.getRequest().getMethod() == HttpMethod.HEAD) {
      return answer;
    }
    if (wantsPage(error.getRequest())) {
      return answer.contentType(pages.contentType()).body(pages.body(error, response));
    }
    return answer.contentType(PROBLEM_JSON).body(problem(error, response));
  }

  /** Browsers get pages; under the API, only on routes that pages link to. */
  private static boolean wantsPage(HttpRequest<?> request) {
    return (!request.getPath().startsWith("/api/") || isLinkedFromPages(request))
        && request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
  }

  private static boolean isLinkedFromPages(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(LinkedFromPages.class))
        .isPresent();
  }

  private static Problem problem(ErrorContext error, MutableHttpResponse<?> response) {
    var type = ProblemType.of(response.status());
    return error
        .getRootCause()
        .flatMap(Problems::refusal)
        .filter(refusal -> refusal.type().status() == response.status())
        .map(Problem::of)
        .orElseGet(() -> Problem.of(type, type.title() + "."));
  }

  private static Optional<Refusal> refusal(Throwable cause) {
    return cause instanceof Refusal refusal
        ? Optional.of(refusal)
        : MalformedRequests.refusal(cause).map(Refusal.class::cast);
  }
}
