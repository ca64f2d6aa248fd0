package org.talktous.staff.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.TooManyRequests;
import org.talktous.staff.openid.OpenIdProvider;
import org.talktous.web.page.Address;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.Refusal;

/**
 * The sign-in, as it is shown.
 *
 * @param next the page that led to the sign-in
 * @param refused what is wrong, if something is
 * @param ended after signing out everywhere
 * @param provider what else one can sign in with, if anything
 */
record SignInPage(
    String email, String next, @Nullable String refused, boolean ended, @Nullable String provider) {

  static SignInPage empty(@Nullable String next, @Nullable String said, @Nullable String provider) {
    return new SignInPage("", inside(next), null, "everywhere".equals(said), provider);
  }

  static SignInPage refused(
      String email, String next, Refusal refusal, Messages messages, @Nullable String provider) {
    var said =
        refusal instanceof TooManyRequests soon
            ? messages.count("signin.wait", soon.seconds())
            : messages.text("signin.refused." + refusal.type().name(), String.valueOf(provider));
    return new SignInPage(email, next, said, false, provider);
  }

  /** Where the provider's button leads. */
  Address elsewhere() {
    return new Address(
        OpenIdProvider.BEGIN, next.equals("/admin") ? Map.of() : Map.of("next", next));
  }

  /** Where to go; never to another site, whatever a link says. */
  static String inside(@Nullable String next) {
    return next != null && next.matches("/admin(?:[/?][\\x21-\\x7e&&[^\\\\]]*)?") && isAddress(next)
        ? next
        : "/admin";
  }

  private static boolean isAddress(String text) {
    try {
      return new URI(text).getHost() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
