package org.talktous.feedback.publication;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of every site read public answers (CORS): they are public, and no cookie or token
 * changes them. The preflight is for annotation clients, whose {@code Accept} with a profile is not
 * safelisted (Fetch, "CORS-unsafe request-header byte").
 */
@ServerFilter({
  "/api/v1/articles/*/answers",
  "/api/v1/articles/*/answers/*",
  "/api/v1/articles/*/annotations",
  "/api/v1/articles/*/annotations/*",
  "/articles/*/answers.atom"
})
class OpenToAllSites {

  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.OPTIONS
        || !request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
      return null;
    }
    // A filter that answers is not asked for its own headers.
    return HttpResponse.noContent()
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, If-None-Match")
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
  }

  @ResponseFilter
  void open(MutableHttpResponse<?> response) {
    response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link");
  }
}
