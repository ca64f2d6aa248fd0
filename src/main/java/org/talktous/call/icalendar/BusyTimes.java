package org.talktous.call.icalendar;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.Intervals;

/**
 * The times that the events of a file take, in [from, until): recurring ones expanded, those that
 * take no time left out. A pure calculation.
 *
 * @param address the host's: what they have declined takes none of their time
 */
public record BusyTimes(Instant from, Instant until, ZoneId host, String address) {

  /**
   * What a file says.
   *
   * @param remark what of it was not followed, for staff to look at
   */
  public record Read(Intervals busy, @Nullable String remark) {}

  /**
   * The busy times, in order, with those that overlap or touch made one.
   *
   * @param ours which of the events' UIDs are calls of this desk, which knows of them better
   * @throws InvalidCalendar if the file cannot be made sense of, or has too much in it
   */
  public Read of(byte[] file, UnaryOperator<Set<String>> ours) {
    var components = CalendarText.components(file);
    var effort = new ExpansionBudget();
    var zones = new FileZones(components, host, until, effort);
    var events =
        components.stream()
            .filter(each -> each.name().equals("VEVENT"))
            .map(each -> new Event(each, zones))
            .toList();
    var theirs = without(ours, events);
    var taken = taken(theirs, effort);
    components.stream()
        .filter(each -> each.name().equals("VFREEBUSY"))
        .forEach(each -> addBusy(taken, each, effort));
    return new Read(merged(taken), remark(theirs));
  }

  /** Whatever is not said to be free is busy (RFC 5545 section 3.2.9); the times are in UTC. */
  private void addBusy(List<Busy> taken, Component freeBusy, ExpansionBudget effort) {
    freeBusy
        .all("FREEBUSY")
        .filter(line -> !"FREE".equalsIgnoreCase(line.parameter("FBTYPE")))
        .flatMap(line -> Stream.of(line.value().split(",")))
        .map(value -> Span.of(value, FileZone.UTC))
        .forEach(each -> add(taken, each.begins().instant(), each.ends(), effort));
  }

  private static @Nullable String remark(List<Event> events) {
    return events.stream().anyMatch(Event::replacesTheRest)
        ? "an event is changed from one occurrence on, of which only that one is followed"
        : null;
  }

  private static List<Event> without(UnaryOperator<Set<String>> ours, List<Event> events) {
    var known = ours.apply(events.stream().map(Event::uid).collect(Collectors.toSet()));
    return events.stream().filter(each -> !known.contains(each.uid())).toList();
  }

  private List<Busy> taken(List<Event> events, ExpansionBudget effort) {
    Map<String, List<Event>> changed =
        events.stream().filter(Event::replacesOne).collect(groupingBy(Event::uid));
    var taken = new ArrayList<Busy>();
    for (var event : events) {
      if (event.takesTime(address)) {
        // What has no name cannot be changed by others.
        var others =
            event.replacesOne() || event.uid().isEmpty()
                ? List.<Event>of()
                : changed.get(event.uid());
        event.add(taken, this, Objects.requireNonNullElse(others, List.of()), effort);
      }
    }
    return taken;
  }

  /** A time [from, until) in epoch seconds. */
  record Busy(long from, long until) {}

  /** Adds what of a time lies in here. */
  void add(List<Busy> taken, Instant begins, Instant ends, ExpansionBudget effort) {
    if (begins.isBefore(ends) && begins.isBefore(until) && ends.isAfter(from)) {
      effort.takeOccurrence();
      taken.add(
          new Busy(
              Math.max(begins.getEpochSecond(), from.getEpochSecond()),
              Math.min(ends.getEpochSecond(), until.getEpochSecond())));
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
