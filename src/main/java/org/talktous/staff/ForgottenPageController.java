package org.talktous.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.ClientAddress;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/** Has those who forgot their password mailed a link, and answers everybody alike. */
@Hidden
@Controller("/admin/forgotten-password")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class ForgottenPageController {
  private final OwnAccount accounts;
  private final ClientAddress addresses;
  private final Pages pages;

  ForgottenPageController(OwnAccount accounts, ClientAddress addresses, Pages pages) {
    this.accounts = accounts;
    this.addresses = addresses;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> form(Visitor visitor, @QueryValue @Nullable String sent) {
    return pages.show(visitor, "staff/forgotten", new Form("", sent != null, null));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> send(
      Visitor visitor, HttpRequest<?> request, @Body @Nullable Map<String, String> sent) {
    var email = sent == null ? "" : sent.getOrDefault("email", "").strip();
    if (!email.contains("@") || !Staff.canBeAddress(email)) {
      var wrong = visitor.messages().text("staff.wrong.email");
      return pages.show(
          HttpStatus.UNPROCESSABLE_ENTITY,
          visitor,
          "staff/forgotten",
          new Form(email, false, wrong));
    }
    try {
      accounts.forgot(email, visitor.language(), addresses.of(request));
      return HttpResponse.seeOther(URI.create("/admin/forgotten-password?sent=yes"));
    } catch (Refusal refusal) {
      var wait = visitor.messages().text("signin.refused.too-many-requests");
      return refusal.onto(
          pages.show(
              refusal.type().status(), visitor, "staff/forgotten", new Form(email, false, wait)));
    }
  }

  /** The form, or that it was sent. */
  record Form(String email, boolean sent, @Nullable String error) {}
}
