package org.talktous.web.page;

import static com.ibm.icu.util.TimeZone.SystemTimeZoneType.CANONICAL_LOCATION;
import static java.util.Comparator.comparing;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The world's time zones by the names people know them by. */
public final class TimeZones {
  static final ZoneId UTC = ZoneId.of("UTC");
  private static final Set<String> IDS = ZoneId.getAvailableZoneIds();

  /** Zones whose time people call by an adjective («московское время»), not by a place. */
  private static final Map<Language, Map<String, String>> CUSTOMARY = customary();

  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();
  private static final Map<Language, List<Place>> PLACES = new ConcurrentHashMap<>();

  private TimeZones() {}

  /** A place that a person may choose as theirs. */
  public record Place(ZoneId zone, String name, String offset) {}

  /**
   * The zone of an IANA id such as {@code Europe/Moscow}, old spellings included, because browsers
   * still send them. Bare offsets are refused: they do not know about summer time.
   */
  public static Optional<ZoneId> find(String id) {
    var region = id.equals("UTC") || id.indexOf('/') > 0 && !id.startsWith("SystemV/");
    return region && IDS.contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
  }

  /** "Moscow time", «московское время», «время: Буэнос-Айрес». */
  public static String name(ZoneId zone, Language language) {
    return NAMES.computeIfAbsent(language.tag() + zone, key -> newName(zone, language));
  }

  private static String newName(ZoneId zone, Language language) {
    if (zone.getId().startsWith("Etc/") || zone.equals(UTC)) {
      return offset(zone, Instant.EPOCH);
    }
    var customary = CUSTOMARY.getOrDefault(language, Map.of()).get(zone.getId());
    return customary == null
        ? Messages.in(language).text("zone.time", city(zone.getId(), language))
        : customary;
  }

  /** Every place of the tz database, by name, with its offset at an instant. */
  static List<Place> places(Language language, Instant at) {
    return PLACES.computeIfAbsent(language, TimeZones::newPlaces).stream()
        .map(place -> new Place(place.zone(), place.name(), offset(place.zone(), at)))
        .toList();
  }

  private static List<Place> newPlaces(Language language) {
    var places = new ArrayList<Place>();
    for (var id : TimeZone.getAvailableIDs(CANONICAL_LOCATION, null, null)) {
      var current = Optional.ofNullable(TimeZone.getIanaID(id)).orElse(id);
      find(current).ifPresent(zone -> places.add(new Place(zone, city(id, language), "")));
    }
    places.sort(comparing(Place::name, Collator.getInstance(language.locale())));
    places.addFirst(new Place(UTC, "UTC", ""));
    return List.copyOf(places);
  }

  private static String city(String id, Language language) {
    var name =
        TimeZoneNames.getInstance(language.locale())
            .getExemplarLocationName(TimeZone.getCanonicalID(id));
    return name == null ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') : name;
  }

  /** "UTC", "UTC+3", "UTC−3:30". */
  static String offset(ZoneId zone, Instant at) {
    var seconds = zone.getRules().getOffset(at).getTotalSeconds();
    if (seconds == 0) {
      return "UTC";
    }
    var minutes = Math.abs(seconds) / 60;
    var text = new StringBuilder("UTC").append(seconds < 0 ? '−' : '+').append(minutes / 60);
    if (minutes % 60 != 0) {
      text.append(':').append(minutes % 60 < 10 ? "0" : "").append(minutes % 60);
    }
    return text.toString();
  }

  private static Map<Language, Map<String, String>> customary() {
    var all = new EnumMap<Language, Map<String, String>>(Language.class);
    all.put(Language.RU, Texts.read("messages/zones_ru.properties"));
    return all;
  }
}
