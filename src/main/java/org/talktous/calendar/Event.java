package org.talktous.calendar;

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
    return component.find("UID").map(Line::value).orElse("");
  }

  /** Whether it stands for one occurrence of a recurring event. */
  boolean replacesOne() {
    return component.find("RECURRENCE-ID").isPresent();
  }

  boolean takesTime() {
    return !component.says("STATUS", "CANCELLED") && !component.says("TRANSP", "TRANSPARENT");
  }

  /**
   * Adds the times it takes.
   *
   * @param changed those of its occurrences that stand as events of their own
   */
  void add(List<BusyTimes.Busy> taken, BusyTimes wanted, List<Event> changed, Effort effort) {
    var start = moment(component.get("DTSTART"));
    var length = length(start);
    var left = new LeftOut();
    component.all("EXDATE").flatMap(this::moments).forEach(left::add);
    changed.forEach(each -> left.add(each.moment(each.component.get("RECURRENCE-ID"))));
    times(start, length, wanted, effort)
        .distinct()
        .filter(time -> !left.holds(time, start.zone()))
        .forEach(
            time ->
                wanted.add(
                    taken, start.zone().instant(time), length.after(time, start.zone()), effort));
    periods().forEach(each -> each.addUnless(left, taken, wanted, effort));
  }

  /** An override takes place once, whatever else it says. */
  private Stream<LocalDateTime> times(
      Moment start, Length length, BusyTimes wanted, Effort effort) {
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

  private Length length(Moment start) {
    return component
        .find("DTEND")
        .map(end -> Length.between(start, moment(end)))
        .or(() -> component.find("DURATION").map(line -> Length.of(line.value())))
        .orElse(start.isDate() ? Length.DAY : Length.NOTHING);
  }

  private Moment moment(Line line) {
    return Moment.of(line.value(), zoneOf(line));
  }

  private Stream<Moment> moments(Line line) {
    var zone = zoneOf(line);
    return Stream.of(line.value().split(",")).map(value -> Moment.of(value.strip(), zone));
  }

  private FileZone zoneOf(Line line) {
    return line.value().endsWith("Z") ? FileZone.UTC : zones.of(line);
  }

  /** Occurrences that say themselves how long they take. */
  private Stream<Span> periods() {
    return component
        .all("RDATE")
        .filter(line -> line.isOf("PERIOD"))
        .flatMap(line -> Stream.of(line.value().split(",")).map(value -> span(value, line)));
  }

  private Span span(String value, Line line) {
    var ends = value.strip().split("/", 2);
    if (ends.length != 2) {
      throw new Unreadable("a period cannot be read");
    }
    var begins = Moment.of(ends[0], zones.of(line));
    return new Span(
        begins,
        ends[1].startsWith("P") || ends[1].startsWith("+")
            ? Length.of(ends[1]).after(begins.time(), begins.zone())
            : Moment.of(ends[1], zones.of(line)).instant());
  }

  /** A time that stands in a list. */
  private record Span(Moment begins, Instant ends) {
    void addUnless(LeftOut left, List<BusyTimes.Busy> taken, BusyTimes wanted, Effort effort) {
      if (!left.holds(begins.time(), begins.zone())) {
        wanted.add(taken, begins.instant(), ends, effort);
      }
    }
  }

  /** Occurrences that do not take place, or not as the rule has them. */
  private static final class LeftOut {
    private final Set<Instant> moments = new HashSet<>();
    private final Set<LocalDate> dates = new HashSet<>();

    void add(Moment moment) {
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
