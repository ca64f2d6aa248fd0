package org.talktous.call.icalendar;

import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The zones of one file, by the names that it gives them: as its VTIMEZONE defines one, else as the
 * world knows the name. What names no zone is read on the host's clock.
 */
final class FileZones {
  private static final int CHANGES = 5_000;
  private static final int LONGEST_NAME = 200;

  private final Map<String, Component> defined;
  private final Map<String, FileZone> known = new HashMap<>();
  private final FileZone host;
  private final LocalDateTime last;
  private final ExpansionBudget effort;

  FileZones(List<Component> file, ZoneId host, Instant last, ExpansionBudget effort) {
    this.defined =
        file.stream()
            .filter(each -> each.name().equals("VTIMEZONE"))
            .collect(toMap(each -> each.get("TZID").value(), each -> each, (one, other) -> other));
    this.host = FileZone.of(host);
    this.last = LocalDateTime.ofInstant(last, ZoneOffset.MAX);
    this.effort = effort;
  }

  /** The zone of a property's times. Dates are the host's: nobody else's day is meant. */
  FileZone of(ContentLine line) {
    var name = line.parameter("TZID");
    return name == null || line.isOf("DATE") ? host : known.computeIfAbsent(name, this::zone);
  }

  private FileZone zone(String name) {
    var definition = defined.get(name);
    return definition == null ? worldZone(name) : new FileZone(rules(definition));
  }

  /** The zone that a name stands for, or its end: some write {@code /example.org/Europe/Moscow}. */
  private static FileZone worldZone(String name) {
    if (name.length() > LONGEST_NAME) {
      throw new InvalidCalendar("a time zone is neither known nor defined");
    }
    for (int from = 0; from >= 0; from = name.indexOf('/', from)) {
      from += name.startsWith("/", from) ? 1 : 0;
      if (ZoneId.getAvailableZoneIds().contains(name.substring(from))) {
        return FileZone.of(ZoneId.of(name.substring(from)));
      }
    }
    throw new InvalidCalendar("a time zone is neither known nor defined");
  }

  /** A clock's change to another offset. */
  private record Change(Instant at, ZoneOffset from, ZoneOffset to) {}

  private ZoneRules rules(Component definition) {
    var changes =
        definition.inner().stream()
            .flatMap(this::changes)
            .sorted(Comparator.comparing(Change::at))
            .toList();
    if (changes.isEmpty()) {
      throw new InvalidCalendar("a time zone says nothing of its offsets");
    }
    var first = changes.getFirst().from();
    var transitions = new ArrayList<ZoneOffsetTransition>();
    var before = first;
    for (var change : changes) {
      if (!change.to().equals(before)) {
        var local = LocalDateTime.ofInstant(change.at(), before);
        transitions.add(ZoneOffsetTransition.of(local, before, change.to()));
        before = change.to();
      }
    }
    return ZoneRules.of(first, first, List.of(), transitions, List.of());
  }

  /** The changes to a STANDARD or a DAYLIGHT time. */
  private Stream<Change> changes(Component observance) {
    var from = offset(observance.get("TZOFFSETFROM"));
    var to = offset(observance.get("TZOFFSETTO"));
    var clock = FileZone.of(from);
    var begins = IcsDateTime.of(observance.get("DTSTART").value(), clock).time();
    var ruled =
        observance
            .all("RRULE")
            .flatMap(
                rule ->
                    Recurrence.of(rule.value(), clock).times(begins, begins, last, effort).stream()
                        .limit(CHANGES));
    var listed =
        observance
            .all("RDATE")
            .flatMap(line -> Stream.of(line.value().split(",")))
            .map(value -> IcsDateTime.of(value, clock).time());
    return Stream.of(Stream.of(begins), ruled, listed)
        .flatMap(each -> each)
        .distinct()
        .map(time -> new Change(clock.instant(time), from, to));
  }

  private static ZoneOffset offset(ContentLine line) {
    try {
      return ZoneOffset.of(line.value());
    } catch (DateTimeException e) {
      throw new InvalidCalendar("a time zone's offset cannot be read");
    }
  }
}
