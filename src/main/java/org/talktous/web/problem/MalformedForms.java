package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;

/**
 * Answers a form that cannot be decoded, such as one with a broken percent-escape or with thousands
 * of fields. The server finds out while it reads, before any of our code is asked.
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
