package org.talktous.home;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;

/** Tells a person in words what went wrong; nothing of what was thrown is shown. */
@Singleton
@Replaces(HtmlErrorResponseBodyProvider.class)
final class ErrorPages implements HtmlErrorResponseBodyProvider {
  /** Where the desk's own links to files lead. */
  private static final String FILES = "/api/v1/admin/reports/";

  private static final int UNAUTHORIZED = HttpStatus.UNAUTHORIZED.getCode();

  private final Pages pages;
  private final DeskPages desk;

  ErrorPages(Pages pages, DeskPages desk) {
    this.pages = pages;
    this.desk = desk;
  }

  @Override
  public String body(ErrorContext error, HttpResponse<?> response) {
    var visitor = Visitor.of(error.getRequest());
    var status = response.status();
    var page = new ErrorPage(status.getCode(), key(status, error.getRequest().getPath()));
    if (response instanceof MutableHttpResponse<?> ours) {
      pages.dress(ours, visitor);
    }
    return new String(rendered(error.getRequest(), visitor, page), StandardCharsets.UTF_8);
  }

  /** Staff who are signed in stay in the frame of the desk. */
  private byte[] rendered(HttpRequest<?> request, Visitor visitor, ErrorPage page) {
    return request
        .getUserPrincipal(Authentication.class)
        .filter(signedIn -> isOfDesk(request.getPath()) && page.status() != UNAUTHORIZED)
        .map(signedIn -> new DeskVisitor(visitor, StaffMember.of(signedIn)))
        .map(who -> desk.render(who, "home/deskError", page))
        .orElseGet(() -> pages.render(visitor, "home/error", page));
  }

  private static boolean isOfDesk(String path) {
    return path.equals("/admin") || path.startsWith("/admin/") || path.startsWith(FILES);
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
    if (status == HttpStatus.TOO_MANY_REQUESTS && path.startsWith(FILES)) {
      return "error.file";
    }
    if (status == HttpStatus.FORBIDDEN && isOfDesk(path)) {
      return "error.staff";
    }
    return switch (status.getCode()) {
      case 401, 403, 404, 405, 413, 415, 429, 503 -> "error." + status.getCode();
      default -> status.getCode() < 500 ? "error.400" : "error.500";
    };
  }
}
