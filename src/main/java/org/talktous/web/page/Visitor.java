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
 * The person a page is made for: what they read, which clock they live by, and where they are.
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

  /** Reads a request; what makes no sense in it is ignored, because a page must always come. */
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

  /**
   * The same person in the zone that a form carried, which says it even where cookies are refused.
   */
  public Visitor in(@Nullable String carried) {
    return Optional.ofNullable(carried).flatMap(TimeZones::find).map(this::in).orElse(this);
  }

  /** The same person, somewhere else than the address says. */
  public Visitor at(Address elsewhere) {
    return new Visitor(language, zone, zoneKnown, elsewhere, chosen, embedded);
  }

  private Visitor in(ZoneId carried) {
    var there = zoneKnown ? here : here.with(ZONE, carried.getId());
    return new Visitor(language, carried, true, there, chosen, embedded);
  }

  /** The same person in a zone that holds until theirs is known. */
  public Visitor orIn(ZoneId fallback) {
    return zoneKnown ? this : new Visitor(language, fallback, false, here, chosen, embedded);
  }

  /** Links need not carry what a cookie will; a browser without them still gets its zone. */
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
