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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.SessionCookie;
import org.talktous.desk.Desk;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;

/** The page of a mailed link: sets a password and signs in. */
@Hidden
@Controller("/{way:invitations|passwords}/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class LinkPageController {
  private final OwnAccount accounts;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Pages pages;
  private final Clock clock;

  LinkPageController(
      OwnAccount accounts, Sessions sessions, SessionCookie cookie, Pages pages, Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.cookie = cookie;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> open(Visitor visitor, String way, String token) {
    return opened(way, token)
        .map(link -> form(HttpStatus.OK, visitor, way, token, link, null))
        .orElseGet(() -> spent(visitor, way, token));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> setPassword(
      Visitor visitor, String way, String token, @Body @Nullable Map<String, String> sent) {
    var link = opened(way, token);
    if (link.isEmpty()) {
      return spent(visitor, way, token);
    }
    var chosen = sent == null ? "" : sent.getOrDefault("chosen", "");
    if (!Passwords.isGood(chosen)) {
      var message = visitor.messages().text("account.wrong.chosen", Passwords.SHORTEST);
      return form(HttpStatus.UNPROCESSABLE_ENTITY, visitor, way, token, link.get(), message);
    }
    try {
      var session = sessions.session(accounts.setPassword(link.get(), chosen));
      return HttpResponse.<byte[]>seeOther(
              URI.create(Desk.said("/admin", "password-set").toString()))
          .cookie(cookie.holding(session.accessToken(), Sessions.LASTS));
    } catch (StaffRefusal usedMeanwhile) {
      return spent(visitor, way, token);
    }
  }

  private Optional<StaffLink> opened(String way, String token) {
    return found(way, token).filter(link -> state(link) == StaffLink.State.OPEN);
  }

  private Optional<StaffLink> found(String way, String token) {
    return accounts
        .find(token)
        .filter(link -> link.purpose().path(token).equals("/" + way + "/" + token));
  }

  private StaffLink.State state(StaffLink link) {
    return link.state(clock.instant());
  }

  private HttpResponse<byte[]> form(
      HttpStatus status,
      Visitor visitor,
      String way,
      String token,
      StaffLink link,
      @Nullable String error) {
    var opened = new Opened(way, token, accounts.address(link), error);
    return pages.show(status, visitor, "staff/link", opened);
  }

  /** An unknown link is answered like a used one, so that links cannot be probed. */
  private HttpResponse<byte[]> spent(Visitor visitor, String way, String token) {
    var state = found(way, token).map(this::state);
    return pages.show(
        state.isPresent() ? HttpStatus.GONE : HttpStatus.NOT_FOUND,
        visitor,
        "staff/spent",
        new Spent(way, state.filter(StaffLink.State.USED::equals).isPresent()));
  }

  /**
   * The form to set a password.
   *
   * @param way where the link came from: invitations or passwords
   * @param email of the account that it is for
   */
  record Opened(String way, String token, String email, @Nullable String error) {
    boolean isInvitation() {
      return way.equals("invitations");
    }
  }

  /** A link that opens nothing any more. */
  record Spent(String way, boolean used) {
    boolean isInvitation() {
      return way.equals("invitations");
    }
  }
}
