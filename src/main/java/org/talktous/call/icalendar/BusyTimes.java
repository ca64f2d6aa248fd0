package org.talktous.call.icalendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.talktous.call.icalendar.Remark.Code;
import org.talktous.call.slot.Intervals;

/**
 * The times that the events of a file take, in [from, until): recurring ones expanded, those that
 * take no time left out. A pure calculation.
 *
 * @param address the host's: what they have declined takes none of their time
 */
public record BusyTimes(Instant from, Instant until, ZoneId host, String address, BusyRules rules) {

  /** Newer versions of an event come last. */
  private static final Comparator<Event> BY_VERSION =
      Comparator.comparingLong(Event::sequence).thenComparing(Event::stamp);

  /**
   * What a file says.
   *
   * @param remarks the first of those on what was left out
   * @param leftOut how many there are
   */
  public record Read(Intervals busy, List<Remark> remarks, int leftOut) {}

  /**
   * The busy times, in order, with those that overlap or touch made one. What cannot be read costs
   * an event or a part of it, and is remarked on.
   *
   * @param ours which of the events' UIDs are calls of this desk, which knows of them better
   * @throws InvalidCalendar if the file is no calendar, or not a whole one
   */
  public Read of(byte[] file, UnaryOperator<Set<String>> ours) {
    var calendar = CalendarText.calendar(file);
    var effort = new ExpansionBudget();
    var remarks = new Remarks();
    var zones = new FileZones(calendar, host, until, effort, remarks);
    var events =
        calendar.inner().stream()
            .filter(each -> each.name().equals("VEVENT"))
            .map(each -> new Event(each, zones, remarks))
            .toList();
    var taken = new ArrayList<Busy>();
    addEvents(taken, without(ours, events), effort);
    calendar.inner().stream()
        .filter(each -> each.name().equals("VFREEBUSY"))
        .forEach(each -> addFreeBusy(taken, each, effort, remarks));
    return new Read(merged(taken), remarks.kept(), remarks.count());
  }

  private static List<Event> without(UnaryOperator<Set<String>> ours, List<Event> events) {
    var known = ours.apply(events.stream().map(Event::uid).collect(toSet()));
    return events.stream().filter(each -> !known.contains(each.uid())).toList();
  }

  boolean takesTime(Event event) {
    return event.takesTime(rules, address);
  }

  private void addEvents(List<Busy> taken, List<Event> events, ExpansionBudget effort) {
    Map<String, List<Event>> named =
        events.stream().collect(groupingBy(Event::uid, LinkedHashMap::new, toList()));
    named.forEach(
        (uid, ofOneName) -> {
          if (uid.isEmpty()) {
            // What has no name cannot be changed by others.
            ofOneName.forEach(each -> add(taken, each, List.of(), effort));
          } else {
            addNamed(taken, ofOneName, effort);
          }
        });
  }

  private void addNamed(List<Busy> taken, List<Event> events, ExpansionBudget effort) {
    var changes =
        latest(
            events.stream().filter(Event::isChange).toList(),
            each -> each.component().find("RECURRENCE-ID").map(ContentLine::value).orElse(""));
    latest(events.stream().filter(each -> !each.isChange()).toList(), Event::uid)
        .forEach(each -> add(taken, each, changes, effort));
    changes.forEach(each -> add(taken, each, List.of(), effort));
  }

  /**
   * Of several versions of an event the newest: of the highest SEQUENCE, then of the last DTSTAMP.
   * Those that are of one age all stay: two events that share a name by mistake take two times.
   */
  private static List<Event> latest(List<Event> events, Function<Event, String> name) {
    return events.stream().collect(groupingBy(name, LinkedHashMap::new, toList())).values().stream()
        .flatMap(BusyTimes::newest)
        .toList();
  }

  private static Stream<Event> newest(List<Event> versions) {
    var newest = versions.stream().max(BY_VERSION).orElseThrow();
    return versions.stream().filter(each -> BY_VERSION.compare(each, newest) == 0);
  }

  /** Adds an event with those of its occurrences that do not stand as events of their own. */
  private void add(List<Busy> taken, Event event, List<Event> changes, ExpansionBudget effort) {
    try {
      if (takesTime(event)) {
        effort.takeSteps(10d * changes.size());
        event.timing().ifPresent(timing -> add(taken, event, timing, changes, effort));
      }
    } catch (UnreadableValue e) {
      event.remark(e.code() == Code.DATE ? Code.START : e.code());
    }
  }

  private void add(
      List<Busy> taken,
      Event event,
      Event.Timing timing,
      List<Event> changes,
      ExpansionBudget effort) {
    var start = timing.start();
    if (event.isChange()) {
      // It takes place once, whatever else it says.
      add(taken, start.instant(), timing.length().after(start.time(), start.zone()), effort);
    } else {
      var series = new Series(this, event, timing, effort);
      changes.forEach(series::replace);
      series.add(taken);
    }
  }

  /** Whatever is not said to be free is busy (RFC 5545 section 3.2.9); the times are in UTC. */
  private void addFreeBusy(
      List<Busy> taken, Component freeBusy, ExpansionBudget effort, Remarks remarks) {
    freeBusy
        .all("FREEBUSY")
        .filter(line -> !"FREE".equalsIgnoreCase(line.parameter("FBTYPE")))
        .filter(
            line ->
                rules.tentative() || !"BUSY-TENTATIVE".equalsIgnoreCase(line.parameter("FBTYPE")))
        .forEach(
            line -> {
              for (var value : line.value().split(",")) {
                try {
                  var span = Span.of(value.strip(), FileZone.UTC);
                  add(taken, span.begins().instant(), span.ends(), effort);
                } catch (UnreadableValue e) {
                  remarks.add(e.code() == Code.END ? Code.DATE : e.code(), freeBusy, line);
                }
              }
            });
  }

  /** A time [from, until) in epoch seconds. */
  record Busy(long from, long until) {}

  /** Adds what of a time, with the buffer around it, lies in here. */
  void add(List<Busy> taken, Instant begins, Instant ends, ExpansionBudget effort) {
    if (!begins.isBefore(ends)) {
      return;
    }
    var first = begins.minus(rules.buffer());
    var last = ends.plus(rules.buffer());
    if (first.isBefore(until) && last.isAfter(from)) {
      effort.takeOccurrence();
      taken.add(
          new Busy(
              Math.max(first.getEpochSecond(), from.getEpochSecond()),
              Math.min(last.getEpochSecond(), until.getEpochSecond())));
    }
  }

  private static Intervals merged(List<Busy> taken) {
    var merged = new ArrayList<Busy>();
    taken.stream()
        .sorted(Comparator.comparingLong(Busy::from))
        .forEach(
            next -> {
              if (!merged.isEmpty() && next.from() <= merged.getLast().until()) {
                var last = merged.removeLast();
                merged.add(new Busy(last.from(), Math.max(last.until(), next.until())));
              } else {
                merged.add(next);
              }
            });
    return Intervals.of(
        merged.stream().mapToLong(Busy::from).toArray(),
        merged.stream().mapToLong(Busy::until).toArray());
  }
}
