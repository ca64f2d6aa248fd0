package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers a refusal with its status, its headers and its body. */
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {
  private final ErrorResponseProcessor<?> bodies;

  RefusalHandler(ErrorResponseProcessor<?> bodies) {
    this.bodies = bodies;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    var response = refusal.onto(HttpResponse.status(refusal.type().status()));
    return bodies.processResponse(ErrorContext.builder(request).cause(refusal).build(), response);
  }
}
