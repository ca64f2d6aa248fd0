package org.talktous.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.database.DatabaseErrors;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Refusal;
import org.talktous.web.problem.Unavailable;

/**
 * Answers what no feature has foreseen. A database outage is 503 with {@code Retry-After} and a
 * line in the log; a text that the database cannot keep, in a form that nothing validates, is 400;
 * all else is 500 with its stack trace in the log.
 */
@Singleton
class UnexpectedErrors implements ExceptionHandler<RuntimeException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

  private final ErrorResponseProcessor<?> bodies;

  UnexpectedErrors(ErrorResponseProcessor<?> bodies) {
    this.bodies = bodies;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, RuntimeException e) {
    if (DatabaseErrors.isOutage(e)) {
      LOG.warn("a request could not be answered: {}", DatabaseErrors.reason(e));
      return refused(request, new Unavailable());
    }
    if (DatabaseErrors.isOfText(e)) {
      return refused(request, new InvalidRequest("", "must not hold NUL characters"));
    }
    LOG.error("Unexpected error occurred: {}", e.getMessage(), e);
    return bodies.processResponse(context(request, e), HttpResponse.serverError());
  }

  private HttpResponse<?> refused(HttpRequest<?> request, Refusal refusal) {
    return bodies.processResponse(
        context(request, refusal), refusal.onto(HttpResponse.status(refusal.type().status())));
  }

  private static ErrorContext context(HttpRequest<?> request, Throwable cause) {
    return ErrorContext.builder(request).cause(cause).build();
  }
}
