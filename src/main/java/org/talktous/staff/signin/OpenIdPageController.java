package org.talktous.staff.signin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.SessionCookie;
import org.talktous.staff.Sessions;
import org.talktous.staff.device.KnownPlaces;
import org.talktous.staff.openid.OpenIdProvider;
import org.talktous.web.page.Address;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/**
 * Lets staff in who have an account with the provider, if there is one. A link leads there and not
 * a form: what a form is answered with may not lead to another site (see the policy of the pages).
 */
@Hidden
@Controller
@Requires(beans = OpenIdProvider.class)
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class OpenIdPageController {
  private final OpenIdProvider provider;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final KnownPlaces places;
  private final SignInPages pages;

  OpenIdPageController(
      OpenIdProvider provider,
      Sessions sessions,
      SessionCookie cookie,
      KnownPlaces places,
      SignInPages pages) {
    this.provider = provider;
    this.sessions = sessions;
    this.cookie = cookie;
    this.places = places;
    this.pages = pages;
  }

  // Asking for the headers alone would begin something, and end it.
  @Get(uri = OpenIdProvider.BEGIN, headRoute = false)
  HttpResponse<?> begin(
      Visitor visitor, HttpRequest<?> request, @QueryValue @Nullable String next) {
    var inside = SignInPage.inside(next);
    try {
      return provider.begin(request, inside);
    } catch (Refusal refusal) {
      return refused(visitor, inside, refusal);
    }
  }

  @Get(uri = OpenIdProvider.RETURN, headRoute = false)
  HttpResponse<?> comeBack(Visitor visitor, HttpRequest<?> request) {
    var next = SignInPage.inside(provider.next(request).orElse(null));
    try {
      var place = places.of(request);
      var signedIn = sessions.open(provider.verified(request), place);
      return provider.end(
          HttpResponse.<byte[]>seeOther(URI.create(next))
              .cookie(cookie.holding(signedIn.session().accessToken(), Sessions.LASTS))
              .cookie(places.cookie(signedIn.account(), place)));
    } catch (Refusal refusal) {
      return provider.end(refused(visitor, next, refusal));
    }
  }

  /** The page offers itself in another language, not what was just refused. */
  private MutableHttpResponse<byte[]> refused(Visitor visitor, String next, Refusal refusal) {
    var signIn = new Address("/admin/sign-in", Map.of("next", next));
    return pages.refused(visitor.at(signIn), "", next, refusal);
  }
}
