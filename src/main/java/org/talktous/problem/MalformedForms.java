package org.talktous.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;

/**
 * Answers a form that cannot be decoded, such as one with a broken percent-escape. The server finds
 * out while it reads, before any of our code is asked.
 */
@Singleton
final class MalformedForms implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {
  private final RefusalHandler refusals;

  MalformedForms(RefusalHandler refusals) {
    this.refusals = refusals;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, ErrorDataDecoderException malformed) {
    return refusals.handle(request, new InvalidRequest("body", "must be a well-formed form"));
  }
}
