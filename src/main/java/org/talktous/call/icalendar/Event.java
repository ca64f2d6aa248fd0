package org.talktous.call.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An event of a file, with the times at which it takes place (RFC 5545 section 3.6.1). */
record Event(Component component, FileZones zones) {

  /** What names it, and the changes of single occurrences with it; empty where nothing does. */
  String uid() {
    return component.find("UID").map(ContentLine::value).orElse("");
  }

  /** Whether it stands for one occurrence of a recurring event. */
  boolean replacesOne() {
    return component.find("RECURRENCE-ID").isPresent();
  }

  boolean takesTime(String host) {
    return !component.says("STATUS", "CANCELLED")
        && !component.says("TRANSP", "TRANSPARENT")
        && component.all("ATTENDEE").noneMatch(line -> hasDeclined(line, host));
  }

  private static boolean hasDeclined(ContentLine attendee, String host) {
    return "DECLINED".equalsIgnoreCase(attendee.parameter("PARTSTAT"))
        && attendee.value().equalsIgnoreCase("mailto:" + host);
  }

  /** Whether it stands for one occurrence and all that follow. */
  boolean replacesTheRest() {
    return component
        .find("RECURRENCE-ID")
        .filter(line -> "THISANDFUTURE".equalsIgnoreCase(line.parameter("RANGE")))
        .isPresent();
  }

  /**
   * Adds the times it takes.
   *
   * @param changed those of its occurrences that stand as events of their own
   */
  void add(
      List<BusyTimes.Busy> taken, BusyTimes wanted, List<Event> changed, ExpansionBudget effort) {
    var start = moment(component.get("DTSTART"));
    var length = length(start);
    var left = new LeftOut();
    effort.takeSteps(changed.size());
    component.all("EXDATE").flatMap(this::moments).forEach(left::add);
    changed.forEach(each -> left.add(each.moment(each.component.get("RECURRENCE-ID"))));
    times(start, length, wanted, effort)
        .distinct()
        .filter(time -> !left.holds(time, start.zone()))
        .forEach(
            time ->
                wanted.add(
                    taken, start.zone().instant(time), length.after(time, start.zone()), effort));
    periods()
        .filter(each -> !left.holds(each.begins().time(), each.begins().zone()))
        .forEach(each -> wanted.add(taken, each.begins().instant(), each.ends(), effort));
  }

  /** An override takes place once, whatever else it says. */
  private Stream<LocalDateTime> times(
      IcsDateTime start, IcsDuration length, BusyTimes wanted, ExpansionBudget effort) {
    if (replacesOne()) {
      return Stream.of(start.time());
    }
    var first = start.zone().wallClock(wanted.from().minus(length.atMost()));
    var last = start.zone().wallClock(wanted.until());
    var ruled =
        component
            .all("RRULE")
            .flatMap(
                rule ->
                    Recurrence.of(rule.value(), start.zone())
                        .times(start.time(), first, last, effort)
                        .stream());
    var listed =
        component
            .all("RDATE")
            .filter(line -> !line.isOf("PERIOD"))
            .flatMap(this::moments)
            .map(moment -> start.zone().wallClock(moment.instant()));
    return Stream.of(Stream.of(start.time()), ruled, listed).flatMap(each -> each);
  }

  private IcsDuration length(IcsDateTime start) {
    return component
        .find("DTEND")
        .map(end -> IcsDuration.between(start, moment(end)))
        .or(() -> component.find("DURATION").map(line -> IcsDuration.of(line.value())))
        .orElse(start.isDate() ? IcsDuration.DAY : IcsDuration.NOTHING);
  }

  private IcsDateTime moment(ContentLine line) {
    return IcsDateTime.of(line.value(), zoneOf(line));
  }

  private Stream<IcsDateTime> moments(ContentLine line) {
    var zone = zoneOf(line);
    return Stream.of(line.value().split(",")).map(value -> IcsDateTime.of(value.strip(), zone));
  }

  private FileZone zoneOf(ContentLine line) {
    return line.value().endsWith("Z") ? FileZone.UTC : zones.of(line);
  }

  /** Occurrences that say themselves how long they take. */
  private Stream<Span> periods() {
    return component
        .all("RDATE")
        .filter(line -> line.isOf("PERIOD"))
        .flatMap(
            line ->
                Stream.of(line.value().split(",")).map(value -> Span.of(value, zones.of(line))));
  }

  /** Occurrences that do not take place, or not as the rule has them. */
  private static final class LeftOut {
    private final Set<Instant> moments = new HashSet<>();
    private final Set<LocalDate> dates = new HashSet<>();

    void add(IcsDateTime moment) {
      if (moment.isDate()) {
        dates.add(moment.time().toLocalDate());
      } else {
        moments.add(moment.instant());
      }
    }

    boolean holds(LocalDateTime time, FileZone zone) {
      return dates.contains(time.toLocalDate()) || moments.contains(zone.instant(time));
    }
  }
}
