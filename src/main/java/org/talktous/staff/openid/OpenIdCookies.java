package org.talktous.staff.openid;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.oauth2.endpoint.authorization.pkce.Pkce;
import io.micronaut.security.oauth2.endpoint.authorization.pkce.persistence.PkcePersistence;
import io.micronaut.security.oauth2.endpoint.authorization.state.DefaultState;
import io.micronaut.security.oauth2.endpoint.authorization.state.State;
import io.micronaut.security.oauth2.endpoint.authorization.state.StateSerDes;
import io.micronaut.security.oauth2.endpoint.authorization.state.persistence.StatePersistence;
import io.micronaut.security.oauth2.endpoint.nonce.persistence.NoncePersistence;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.talktous.base.setting.PublicUrl;

/**
 * The state that a browser keeps during the redirect to the provider, so that the callback ends in
 * the browser they left with, and to the page they wanted. No script can read it; it goes along
 * when the provider sends them back, which {@code SameSite=Strict} would prevent, and is forgotten
 * then.
 */
@Singleton
@Primary
final class OpenIdCookies
    implements StatePersistence, NoncePersistence, PkcePersistence, StateSerDes {
  private static final Duration LASTS = Duration.ofMinutes(15);

  private final PublicUrl url;

  OpenIdCookies(PublicUrl url) {
    this.url = url;
  }

  /** What is kept. */
  enum Kept {
    STATE,
    NONCE,
    VERIFIER,
    NEXT;

    String cookie() {
      return "talk-openid-" + name().toLowerCase(Locale.ROOT);
    }
  }

  Optional<String> find(HttpRequest<?> request, Kept what) {
    return request.getCookies().findCookie(what.cookie()).map(Cookie::getValue);
  }

  void keep(MutableHttpResponse<?> response, Kept what, String value) {
    response.cookie(cookie(what, value).maxAge(LASTS));
  }

  /** Makes the browser forget all of it. */
  void forget(MutableHttpResponse<?> response) {
    for (var what : Kept.values()) {
      response.cookie(cookie(what, "").maxAge(Duration.ZERO));
    }
  }

  private Cookie cookie(Kept what, String value) {
    return Cookie.of(what.cookie(), value)
        .path(url.cookiePath())
        .httpOnly(true)
        .secure(url.isHttps())
        .sameSite(SameSite.Lax);
  }

  @Override
  public Optional<State> retrieveState(HttpRequest<?> request) {
    return find(request, Kept.STATE).map(this::deserialize);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void persistState(HttpRequest<?> request, MutableHttpResponse response, State state) {
    keep(response, Kept.STATE, serialize(state));
  }

  /** The state is its unguessable text alone: nothing in it is worth reading back. */
  @Override
  public String serialize(State state) {
    return state.getNonce();
  }

  @Override
  public State deserialize(String written) {
    var state = new DefaultState();
    state.setNonce(written);
    return state;
  }

  @Override
  public Optional<String> retrieveNonce(HttpRequest<?> request) {
    return find(request, Kept.NONCE);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void persistNonce(HttpRequest<?> request, MutableHttpResponse response, String nonce) {
    keep(response, Kept.NONCE, nonce);
  }

  @Override
  public Optional<String> retrieveCodeVerifier(HttpRequest<?> request) {
    return find(request, Kept.VERIFIER);
  }

  @Override
  public void persistPkce(HttpRequest<?> request, MutableHttpResponse<?> response, Pkce pkce) {
    keep(response, Kept.VERIFIER, pkce.getCodeVerifier());
  }
}
