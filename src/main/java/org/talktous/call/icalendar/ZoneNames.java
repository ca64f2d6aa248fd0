package org.talktous.call.icalendar;

import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names of time zones mean, as programs write them into {@code TZID}. */
final class ZoneNames {
  private static final int LONGEST = 200;

  private static final Map<String, ZoneId> IANA =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> !id.startsWith("SystemV/"))
          .collect(toMap(id -> id.toLowerCase(Locale.ROOT), ZoneId::of, (one, other) -> one));

  /** Abbreviations that RFC 822 or the tz database has; the others mean several zones. */
  private static final Map<String, ZoneId> ABBREVIATIONS =
      zones(
          "est=America/New_York edt=America/New_York cst=America/Chicago cdt=America/Chicago"
              + " mst=America/Denver mdt=America/Denver pst=America/Los_Angeles"
              + " pdt=America/Los_Angeles hst=Pacific/Honolulu akst=America/Anchorage"
              + " akdt=America/Anchorage cest=Europe/Paris mez=Europe/Berlin mesz=Europe/Berlin"
              + " eest=Europe/Helsinki west=Europe/Lisbon bst=Europe/London msk=Europe/Moscow"
              + " jst=Asia/Tokyo kst=Asia/Seoul ist=Asia/Kolkata aest=Australia/Sydney"
              + " aedt=Australia/Sydney nzst=Pacific/Auckland nzdt=Pacific/Auckland z=UTC");

  /** Zones that Exchange names by their two offsets alone. */
  private static final Map<String, ZoneId> TWO_OFFSETS =
      zones(
          "+0000/+0100=Europe/London +0100/+0200=Europe/Berlin +0200/+0300=Europe/Helsinki"
              + " -0330/-0230=America/St_Johns -0400/-0300=America/Halifax"
              + " -0500/-0400=America/New_York -0600/-0500=America/Chicago"
              + " -0700/-0600=America/Denver -0800/-0700=America/Los_Angeles"
              + " -0900/-0800=America/Anchorage +0930/+1030=Australia/Adelaide"
              + " +1000/+1100=Australia/Sydney +1200/+1300=Pacific/Auckland");

  private static final Pattern EXCHANGE =
      Pattern.compile(
          "gmt ([+-][0-9]{4}) \\(standard\\) / gmt ([+-][0-9]{4}) \\(daylight\\)"
              + "|\\(?gmt([+-][0-9]{2}\\.[0-9]{2})\\)? (.*)");
  private static final Pattern OFFSET =
      Pattern.compile("\\(?(?:utc|gmt|z)? ?([+-])([0-9]{1,2})(?:[:.]?([0-9]{2}))?\\)?");
  private static final Pattern SHOWN = Pattern.compile("\\((?:utc|gmt)([^)]*)\\) *(.+)");
  private static final Pattern MICROSOFT = Pattern.compile("tzone://microsoft/(.+)");

  private ZoneNames() {}

  private static Map<String, ZoneId> zones(String written) {
    var zones = new HashMap<String, ZoneId>();
    for (var each : written.split(" ")) {
      var parts = each.split("=", 2);
      zones.put(parts[0], ZoneId.of(parts[1]));
    }
    return zones;
  }

  /** A name as it is compared: without escapes, quotes, and capitals. */
  static String normal(String written) {
    return ContentLine.unescaped(written).replace("\"", "").strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The zone that is known by that name: it beats what the file says of it, which may be broken or
   * of other years.
   *
   * @param name as {@link #normal} gives it
   */
  static Optional<ZoneId> known(String name) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    var shown = SHOWN.matcher(name);
    return pathLike(name)
        .or(() -> WindowsZones.find(name))
        .or(() -> shown.matches() ? WindowsZones.find(shown.group(2)) : Optional.empty())
        .or(() -> microsoft(name));
  }

  /** The id, or its end: some write {@code /freeassociation.sourceforge.net/Tzfile/Europe/Oslo}. */
  private static Optional<ZoneId> pathLike(String name) {
    for (int from = 0; from >= 0; from = name.indexOf('/', from)) {
      from += name.startsWith("/", from) ? 1 : 0;
      var zone = IANA.get(name.substring(from).replace(' ', '_'));
      // "EST" of the tz database has no summer time, and those who write it mean New York's.
      if (zone != null && !ABBREVIATIONS.containsKey(name.substring(from))) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }

  private static Optional<ZoneId> microsoft(String name) {
    var named = MICROSOFT.matcher(name);
    return named.matches() && !named.group(1).equals("custom")
        ? known(named.group(1))
        : Optional.empty();
  }

  /** The zone that a name most likely means where the file does not define it. */
  static Optional<ZoneId> guessed(String name) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    var exchange = EXCHANGE.matcher(name);
    if (exchange.matches()) {
      return exchange.group(1) == null
          ? WindowsZones.find(exchange.group(4))
              .or(() -> city(exchange.group(4)))
              .or(() -> offset(exchange.group(3)))
          : twoOffsets(exchange.group(1), exchange.group(2));
    }
    var shown = SHOWN.matcher(name);
    return Optional.ofNullable(ABBREVIATIONS.get(name))
        .or(() -> offset(name))
        .or(() -> WindowsZones.shortened(shown.matches() ? shown.group(2) : name))
        .or(() -> shown.matches() ? city(shown.group(2)).or(() -> offset(shown.group(1))) : none());
  }

  private static Optional<ZoneId> none() {
    return Optional.empty();
  }

  private static Optional<ZoneId> twoOffsets(String standard, String daylight) {
    return Optional.ofNullable(TWO_OFFSETS.get(standard + "/" + daylight))
        .or(() -> offset(standard));
  }

  /** The zone of the first city that is one, of a list of cities. */
  private static Optional<ZoneId> city(String cities) {
    for (var city : cities.split("[,;/]")) {
      var end = "/" + city.strip().replace(' ', '_');
      var found = IANA.keySet().stream().filter(id -> id.endsWith(end)).sorted().findFirst();
      if (found.isPresent()) {
        return found.map(IANA::get);
      }
    }
    return Optional.empty();
  }

  /** {@code GMT+05:30} lies east, as people mean it; {@code Etc/GMT-5} is an id. */
  private static Optional<ZoneId> offset(String name) {
    var offset = OFFSET.matcher(name);
    if (!offset.matches()) {
      return Optional.empty();
    }
    int sign = offset.group(1).equals("-") ? -1 : 1;
    try {
      return Optional.of(
          ZoneOffset.ofHoursMinutes(sign * number(offset, 2), sign * number(offset, 3)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher offset, int group) {
    @Nullable String digits = offset.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
