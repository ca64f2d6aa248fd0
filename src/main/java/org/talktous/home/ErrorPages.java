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
import java.util.Optional;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.Messages;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/** Tells a person in words what went wrong; nothing of what was thrown is shown. */
@Singleton
@Replaces(HtmlErrorResponseBodyProvider.class)
final class ErrorPages implements HtmlErrorResponseBodyProvider {
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
    var page = new ErrorPage(status.getCode(), key(error, status, visitor.messages()));
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
    return path.equals("/admin") || path.startsWith("/admin/") || path.startsWith("/api/v1/admin/");
  }

  private static String key(ErrorContext error, HttpStatus status, Messages messages) {
    boolean isOfDesk = isOfDesk(error.getRequest().getPath());
    if (status == HttpStatus.FORBIDDEN && isOfDesk) {
      return "error.staff";
    }
    // What the texts say of missing things is meant for readers with a link from a mail.
    if (status == HttpStatus.NOT_FOUND && isOfDesk) {
      return "error.404";
    }
    return ofRefusal(error)
        .filter(key -> messages.find(key + ".title").isPresent())
        .orElseGet(() -> ofStatus(status));
  }

  private static Optional<String> ofRefusal(ErrorContext error) {
    return error
        .getRootCause()
        .flatMap(cause -> cause instanceof Refusal refusal ? refusal.text() : Optional.empty())
        .map(text -> "error." + text);
  }

  private static String ofStatus(HttpStatus status) {
    return switch (status.getCode()) {
      case 401, 403, 404, 405, 413, 415, 429, 503 -> "error." + status.getCode();
      default -> status.getCode() < 500 ? "error.400" : "error.500";
    };
  }
}
