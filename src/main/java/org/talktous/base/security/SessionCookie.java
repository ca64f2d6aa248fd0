package org.talktous.base.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.talktous.base.setting.PublicUrl;

/**
 * The cookie in which a browser keeps the token of who is signed in. No script can read it, and a
 * browser sends it only to us; not {@code SameSite=Strict}, or a link in a mail would lead to the
 * sign-in.
 */
@Singleton
public class SessionCookie implements TokenReader<HttpRequest<?>> {
  private static final String NAME = "talk-session";

  private final PublicUrl url;
  private final String name;

  SessionCookie(PublicUrl url) {
    this.url = url;
    this.name = prefix(url) + NAME;
  }

  /** With these, no sibling domain and no page without TLS can set it (RFC 6265bis, 4.1.3). */
  private static String prefix(PublicUrl url) {
    if (!url.isHttps()) {
      return "";
    }
    return url.cookiePath().equals("/") ? "__Host-" : "__Secure-";
  }

  public Cookie holding(String token, Duration lasts) {
    return cookie(token).maxAge(lasts);
  }

  /** Makes a browser forget it. */
  public Cookie forgotten() {
    return cookie("").maxAge(Duration.ZERO);
  }

  private Cookie cookie(String value) {
    return Cookie.of(name, value)
        .path(url.cookiePath())
        .httpOnly(true)
        .secure(url.isHttps())
        .sameSite(SameSite.Lax);
  }

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    return request.getCookies().findCookie(name).map(Cookie::getValue);
  }
}
