package org.talktous.staff.device;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.ClientAddress;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;

/**
 * Tells whether an account has signed in from a place before: a browser by a signed cookie, a
 * program, which keeps none, by its network. Neither opens anything; both let the right password in
 * while others guess.
 */
@Singleton
public class KnownPlaces {
  private static final String NAME = "talk-device";
  private static final String DEVICE = "device ";
  private static final String DELIMITER = ".";
  // Browsers keep none longer (RFC 6265bis, section 5.5).
  private static final Duration LASTS = Duration.ofDays(400);
  private static final Duration NETWORK_KEPT = Duration.ofDays(KnownPlaceRetention.DAYS);

  private final KnownPlaceRepository rows;
  private final ReaderLinks signed;
  private final ClientAddress addresses;
  private final PublicUrl url;
  private final Clock clock;
  private final String name;

  KnownPlaces(
      KnownPlaceRepository rows,
      ReaderLinks signed,
      ClientAddress addresses,
      PublicUrl url,
      Clock clock) {
    this.rows = rows;
    this.signed = signed;
    this.addresses = addresses;
    this.url = url;
    this.clock = clock;
    this.name = url.isHttps() && url.cookiePath().equals("/") ? "__Host-" + NAME : NAME;
  }

  public SignInPlace of(HttpRequest<?> request) {
    return new SignInPlace(
        addresses.of(request),
        request.getCookies().findCookie(name).map(Cookie::getValue).orElse(null));
  }

  /** What names a place from which an account has signed in before; empty if it has not. */
  public Optional<String> known(UUID account, SignInPlace place) {
    return device(account, place).or(() -> network(account, place));
  }

  private Optional<String> device(UUID account, SignInPlace place) {
    return Optional.ofNullable(place.device())
        .filter(text -> text.contains(DELIMITER))
        .filter(
            text ->
                signed
                    .open(scope(id(text)), text.substring(text.indexOf(DELIMITER) + 1))
                    .filter(account::equals)
                    .isPresent())
        .map(text -> DEVICE + id(text));
  }

  private Optional<String> network(UUID account, SignInPlace place) {
    var network = place.network().name();
    return rows.isKnown(account, network, clock.instant().minus(NETWORK_KEPT))
        ? Optional.of("network " + network)
        : Optional.empty();
  }

  /** Keeps from where an account has signed in. */
  public void remember(UUID account, SignInPlace place) {
    rows.remember(account, place.network().name(), clock.instant());
  }

  /** The cookie by which a browser is known that has signed in; the same for one that has it. */
  public Cookie cookie(UUID account, SignInPlace place) {
    var id =
        device(account, place)
            .map(known -> known.substring(DEVICE.length()))
            .orElse(UUID.randomUUID().toString());
    return Cookie.of(name, id + DELIMITER + signed.token(scope(id), account))
        .path(url.cookiePath())
        .httpOnly(true)
        .secure(url.isHttps())
        .sameSite(SameSite.Lax)
        .maxAge(LASTS);
  }

  private static String id(String text) {
    return text.substring(0, text.indexOf(DELIMITER));
  }

  /** A device's id is a part of what is signed, so that each has limits of its own. */
  private static LinkScope scope(String device) {
    return new LinkScope("DEVICE " + device);
  }
}
