package org.talktous.web.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The visitor a page is rendered for: language, time zone and address.
 *
 * @param zone UTC while it is not known
 * @param zoneKnown whether the address or a cookie named the zone
 * @param here the address asked for, without what was chosen by it
 * @param chosen language and zone chosen by this very address, to be remembered in cookies
 * @param embedded whether the page stands in the panel's dialog on another site, where no cookie is
 *     kept: its links carry language and zone
 */
public record Visitor(
    Language language,
    ZoneId zone,
    boolean zoneKnown,
    Address here,
    Map<String, String> chosen,
    boolean embedded) {
  static final String EMBEDDED = "embedded";
  static final String LANGUAGE = "lang";
  static final String ZONE = "zone";

  public Visitor {
    chosen = Map.copyOf(chosen);
  }

  /** Reads language and zone from a request; malformed values are ignored. */
  public static Visitor of(HttpRequest<?> request) {
    var chosenLanguage = parameter(request, LANGUAGE).flatMap(Language::of);
    var chosenZone = parameter(request, ZONE).flatMap(TimeZones::find);
    var zone = chosenZone.or(() -> cookie(request, ZONE).flatMap(TimeZones::find));
    var chosen = new LinkedHashMap<String, String>();
    chosenLanguage.ifPresent(language -> chosen.put(LANGUAGE, language.tag()));
    chosenZone.ifPresent(id -> chosen.put(ZONE, id.getId()));
    return new Visitor(
        chosenLanguage
            .or(() -> cookie(request, LANGUAGE).flatMap(Language::of))
            .orElseGet(
                () -> Language.accepted(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE))),
        zone.orElse(TimeZones.UTC),
        zone.isPresent(),
        here(request),
        chosen,
        isEmbedded(request));
  }

  static boolean isEmbedded(HttpRequest<?> request) {
    return request.getParameters().contains(EMBEDDED);
  }

  /** What every link of an embedded page carries, by its name. */
  Map<String, String> carried() {
    var carried = new LinkedHashMap<String, String>();
    if (embedded) {
      carried.put(EMBEDDED, "1");
      carried.put(LANGUAGE, language.tag());
      if (zoneKnown) {
        carried.put(ZONE, zone.getId());
      }
    }
    return carried;
  }

  public Messages messages() {
    return Messages.in(language);
  }

  /** With the zone that a form submitted, which works without cookies. */
  public Visitor in(@Nullable String carried) {
    return Optional.ofNullable(carried).flatMap(TimeZones::find).map(this::in).orElse(this);
  }

  /** At another address. */
  public Visitor at(Address elsewhere) {
    return new Visitor(language, zone, zoneKnown, elsewhere, chosen, embedded);
  }

  private Visitor in(ZoneId carried) {
    var there = zoneKnown ? here : here.with(ZONE, carried.getId());
    return new Visitor(language, carried, true, there, chosen, embedded);
  }

  /** With a default zone, if theirs is unknown. */
  public Visitor orIn(ZoneId fallback) {
    return zoneKnown ? this : new Visitor(language, fallback, false, here, chosen, embedded);
  }

  /**
   * The address without the language, which the cookie carries; the zone stays, for browsers
   * without cookies.
   */
  private static Address here(HttpRequest<?> request) {
    var query = new LinkedHashMap<String, String>();
    request
        .getParameters()
        .forEach((name, values) -> query.put(name, values.isEmpty() ? "" : values.getFirst()));
    var here = new Address(request.getPath().replaceFirst("^/+", "/"), query).without(LANGUAGE);
    return cookie(request, ZONE).isPresent() ? here.without(ZONE) : here;
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return request.getParameters().getFirst(name);
  }

  private static Optional<String> cookie(HttpRequest<?> request, String name) {
    return request.getCookies().findCookie(name).map(Cookie::getValue);
  }
}
