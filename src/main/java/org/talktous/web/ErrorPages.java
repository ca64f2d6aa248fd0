package org.talktous.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.talktous.page.Pages;
import org.talktous.page.Visitor;

/** Tells a person in words what went wrong; nothing of what was thrown is shown. */
@Singleton
@Replaces(HtmlErrorResponseBodyProvider.class)
final class ErrorPages implements HtmlErrorResponseBodyProvider {
  private final Pages pages;

  ErrorPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public String body(ErrorContext error, HttpResponse<?> response) {
    var visitor = Visitor.of(error.getRequest());
    var status = response.status();
    var page = new ErrorPage(status.getCode(), key(status, error.getRequest().getPath()));
    if (response instanceof MutableHttpResponse<?> ours) {
      pages.dress(ours, visitor);
    }
    return new String(pages.render(visitor, "web/error", page), StandardCharsets.UTF_8);
  }

  private static String key(HttpStatus status, String path) {
    if (status == HttpStatus.NOT_FOUND && path.startsWith("/calls/")) {
      return "error.call";
    }
    if (status == HttpStatus.NOT_FOUND && path.startsWith("/comments/")) {
      return "error.thread";
    }
    if (status == HttpStatus.NOT_FOUND && path.startsWith("/articles/")) {
      return "error.article";
    }
    return switch (status.getCode()) {
      case 401, 403, 404, 405, 413, 415, 429 -> "error." + status.getCode();
      default -> status.getCode() < 500 ? "error.400" : "error.500";
    };
  }
}
