package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;

/**
 * Maps Netty's decoder errors to 400: a broken percent-escape, or more fields than the decoder
 * takes. They are thrown while the body is read, before a controller runs.
 */
@Singleton
final class MalformedForms implements ExceptionHandler<DecoderException, HttpResponse<?>> {
  private final RefusalHandler refusals;

  MalformedForms(RefusalHandler refusals) {
    this.refusals = refusals;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, DecoderException malformed) {
    return refusals.handle(request, new InvalidRequest("body", "must be a well-formed form"));
  }
}
