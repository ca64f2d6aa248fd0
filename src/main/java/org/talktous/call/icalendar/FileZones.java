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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.talktous.call.icalendar.Remark.Code;

/**
 * The zones of one file: by a name that is known, else as its VTIMEZONE defines one, else by what
 * the name most likely means. What is none of these is read on the clock of the calendar ({@code
 * X-WR-TIMEZONE}), else on the host's, with a remark; a definition that is followed in part is
 * remarked on too.
 */
final class FileZones {
  private static final int CHANGES = 5_000;
  private static final Set<String> OBSERVANCES = Set.of("STANDARD", "DAYLIGHT");

  private final Map<String, Component> defined;
  private final Map<String, Optional<FileZone>> found = new HashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final FileZone host;
  private final FileZone fallback;
  private final LocalDateTime last;
  private final ExpansionBudget effort;
  private final Remarks remarks;

  FileZones(
      Component calendar, ZoneId host, Instant last, ExpansionBudget effort, Remarks remarks) {
    this.defined =
        calendar.inner().stream()
            .filter(each -> each.name().equals("VTIMEZONE") && each.find("TZID").isPresent())
            .collect(toMap(FileZones::name, each -> each, (one, other) -> other));
    this.host = FileZone.of(host);
    this.last = LocalDateTime.ofInstant(last, ZoneOffset.MAX);
    this.effort = effort;
    this.remarks = remarks;
    this.fallback =
        calendar
            .find("X-WR-TIMEZONE")
            .flatMap(line -> find(ZoneNames.normal(line.value())))
            .orElse(this.host);
  }

  private static String name(Component definition) {
    return definition.find("TZID").map(line -> ZoneNames.normal(line.value())).orElse("");
  }

  /** The zone of a property's times. All-day dates are read in the host's zone. */
  FileZone of(ContentLine line, Component component) {
    if (!line.namesZone()) {
      return host;
    }
    var written = line.parameters().getOrDefault("TZID", "");
    var name = ZoneNames.normal(written);
    var zone = found.computeIfAbsent(name, this::find);
    if (zone.isEmpty() || broken.contains(name)) {
      remarks.addZone(written, component, line);
    }
    return zone.orElse(fallback);
  }

  private Optional<FileZone> find(String name) {
    return ZoneNames.known(name)
        .map(FileZone::of)
        .or(() -> defined(name))
        .or(() -> ZoneNames.guessed(name).map(FileZone::of));
  }

  private Optional<FileZone> defined(String name) {
    return Optional.ofNullable(defined.get(name))
        .flatMap(definition -> rules(name, definition))
        .map(FileZone::new);
  }

  /** A clock's change to another offset. */
  private record Change(Instant at, ZoneOffset from, ZoneOffset to) {}

  /** Nothing where a definition says nothing of its offsets. */
  private Optional<ZoneRules> rules(String name, Component definition) {
    var changes =
        definition.inner().stream()
            .filter(each -> OBSERVANCES.contains(each.name()))
            .flatMap(each -> changes(name, each))
            .sorted(Comparator.comparing(Change::at))
            .toList();
    if (changes.isEmpty()) {
      return Optional.empty();
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
    return Optional.of(ZoneRules.of(first, first, List.of(), transitions, List.of()));
  }

  /** The changes to such a time; none where it cannot be read, which breaks the definition. */
  private Stream<Change> changes(String name, Component observance) {
    try {
      var from = offset(observance, "TZOFFSETFROM");
      var to = offset(observance, "TZOFFSETTO");
      var clock = FileZone.of(from);
      return times(observance, clock).map(time -> new Change(clock.instant(time), from, to));
    } catch (UnreadableValue | DateTimeException e) {
      broken.add(name);
      return Stream.empty();
    }
  }

  private Stream<LocalDateTime> times(Component observance, FileZone clock) {
    var start =
        observance
            .find("DTSTART")
            .map(line -> IcsDateTime.of(line.value(), clock))
            .orElseThrow(() -> new UnreadableValue(Code.START));
    var ruled =
        observance
            .all("RRULE")
            .flatMap(
                rule ->
                    Recurrence.of(rule.value(), start)
                        .times(start.time(), start.time(), last, effort)
                        .stream()
                        .limit(CHANGES));
    var listed =
        observance
            .all("RDATE")
            .flatMap(line -> Stream.of(line.value().split(",")))
            .map(value -> IcsDateTime.of(value.strip(), clock).time());
    return Stream.of(Stream.of(start.time()), ruled, listed)
        .flatMap(each -> each)
        .distinct()
        .toList()
        .stream();
  }

  private static ZoneOffset offset(Component observance, String property) {
    return observance
        .find(property)
        .map(line -> ZoneOffset.of(line.value()))
        .orElseThrow(() -> new UnreadableValue(Code.START));
  }
}
