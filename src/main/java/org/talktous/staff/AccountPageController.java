package org.talktous.staff;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.SessionCookie;
import org.talktous.base.security.TooManyRequests;
import org.talktous.desk.Desk;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.Refusal;

/** Shows staff their own account: change of password, sign-out everywhere. */
@Hidden
@Controller("/admin/account")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class AccountPageController {
  private final OwnAccount account;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final DeskPages pages;

  AccountPageController(
      OwnAccount account, Sessions sessions, SessionCookie cookie, DeskPages pages) {
    this.account = account;
    this.sessions = sessions;
    this.cookie = cookie;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> account(DeskVisitor who) {
    return show(HttpStatus.OK, who, Map.of());
  }

  /** Where a reload of the refused form leads. */
  @Get("/password")
  HttpResponse<byte[]> back() {
    return HttpResponse.seeOther(URI.create("/admin/account"));
  }

  @Post("/password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> changePassword(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var typed = sent == null ? Map.<String, String>of() : sent;
    var chosen = typed.getOrDefault("chosen", "");
    var messages = who.visitor().messages();
    if (!Passwords.isGood(chosen)) {
      var said = messages.text("account.wrong.chosen", Passwords.SHORTEST);
      return show(HttpStatus.UNPROCESSABLE_ENTITY, who, Map.of("chosen", said));
    }
    try {
      var changed =
          account.changePassword(who.member().id(), typed.getOrDefault("present", ""), chosen);
      // All sessions have ended; this one begins anew.
      return HttpResponse.<byte[]>seeOther(
              URI.create(Desk.said("/admin/account", "password-changed").toString()))
          .cookie(cookie.holding(sessions.session(changed).accessToken(), Sessions.LASTS));
    } catch (Refusal refusal) {
      var said =
          refusal instanceof TooManyRequests soon
              ? messages.count("signin.wait", soon.seconds())
              : messages.text("account.wrong.present");
      return refusal.onto(
          pages.show(
              refusal.type().status(),
              who,
              "staff/account",
              new StaffPage.Own(who.member().host(), Map.of("present", said))));
    }
  }

  private HttpResponse<byte[]> show(
      HttpStatus status, DeskVisitor who, Map<String, String> errors) {
    return pages.show(status, who, "staff/account", new StaffPage.Own(who.member().host(), errors));
  }

  @Post("/sign-out-everywhere")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> signOutEverywhere(DeskVisitor who) {
    account.endSessions(who.member().id());
    return HttpResponse.<byte[]>seeOther(URI.create("/admin/sign-in?said=everywhere"))
        .cookie(cookie.forgotten());
  }
}
