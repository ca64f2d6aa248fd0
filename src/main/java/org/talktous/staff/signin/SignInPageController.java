package org.talktous.staff.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.SessionCookie;
import org.talktous.staff.Sessions;
import org.talktous.staff.device.KnownPlaces;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/** Lets staff in and out with a form. */
@Hidden
@Controller("/admin")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class SignInPageController {
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final KnownPlaces places;
  private final SignInPages pages;

  SignInPageController(
      Sessions sessions, SessionCookie cookie, KnownPlaces places, SignInPages pages) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.places = places;
    this.pages = pages;
  }

  @Get("/sign-in")
  HttpResponse<byte[]> form(
      Visitor visitor, @QueryValue @Nullable String next, @QueryValue @Nullable String said) {
    return pages.empty(visitor, next, said);
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> signIn(
      Visitor visitor, HttpRequest<?> request, @Body @Nullable Map<String, String> sent) {
    var given = sent == null ? Map.<String, String>of() : sent;
    var email = given.getOrDefault("email", "").strip();
    var password = given.getOrDefault("password", "");
    var next = SignInPage.inside(given.get("next"));
    try {
      var place = places.of(request);
      var signedIn = sessions.open(email, password, place);
      return HttpResponse.<byte[]>seeOther(URI.create(next))
          .cookie(cookie.holding(signedIn.session().accessToken(), Sessions.LASTS))
          .cookie(places.cookie(signedIn.account(), place));
    } catch (Refusal refusal) {
      return pages.refused(visitor, email, next, refusal);
    }
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> signOut(@Nullable Authentication signedIn) {
    if (signedIn != null) {
      sessions.end(signedIn);
    }
    return HttpResponse.<byte[]>seeOther(URI.create("/admin/sign-in")).cookie(cookie.forgotten());
  }
}
