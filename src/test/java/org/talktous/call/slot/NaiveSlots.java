package org.talktous.call.slot;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules of offered slots as slowly and plainly as they can be said: look at the host's clock
 * every minute, group the minutes, cut the groups, ask of each slot everything about it.
 */
record NaiveSlots(
    ZoneId zone,
    Map<DayOfWeek, List<Window>> weekly,
    Map<LocalDate, List<Window>> overrides,
    List<Span> calls,
    List<Span> busy) {

  record Span(Instant from, Instant until) {
    boolean overlaps(Instant start, Instant end) {
      return from.isBefore(end) && start.isBefore(until);
    }
  }

  List<Instant> offered(Instant from, Instant until, CallRules rules, Instant now) {
    return grid(from, until).stream()
        .filter(start -> !start.isBefore(from) && start.isBefore(until))
        .filter(start -> !start.isBefore(now.plus(rules.minimumNotice())))
        .filter(start -> !start.isAfter(now.plus(rules.horizon())))
        .filter(start -> isFree(start, rules))
        .toList();
  }

  NaiveSlots withNothingBooked() {
    return new NaiveSlots(zone, weekly, overrides, List.of(), List.of());
  }

  private List<Instant> grid(Instant from, Instant until) {
    var slots = new ArrayList<Instant>();
    var group = new ArrayList<ZonedDateTime>();
    var end = until.plus(Duration.ofDays(3)).atZone(zone);
    var minute = from.truncatedTo(MINUTES).minus(Duration.ofDays(3)).atZone(zone);
    for (; minute.isBefore(end); minute = minute.plusMinutes(1)) {
      boolean available = isAvailable(minute);
      if (!group.isEmpty() && !(available && isSameDate(group.getLast(), minute))) {
        slots.addAll(cut(group));
        group.clear();
      }
      if (available) {
        group.add(minute);
      }
    }
    return slots;
  }

  private boolean isAvailable(ZonedDateTime minute) {
    int clock = minute.getHour() * 60 + minute.getMinute();
    var date = minute.toLocalDate();
    var windows =
        overrides.containsKey(date)
            ? overrides.get(date)
            : weekly.getOrDefault(date.getDayOfWeek(), List.of());
    return windows.stream()
        .anyMatch(window -> window.startMinute() <= clock && clock < window.endMinute());
  }

  private static boolean isSameDate(ZonedDateTime one, ZonedDateTime other) {
    return one.toLocalDate().equals(other.toLocalDate());
  }

  private static List<Instant> cut(List<ZonedDateTime> minutes) {
    var slots = new ArrayList<Instant>();
    for (int first = 0; first + 30 <= minutes.size(); first += 30) {
      slots.add(minutes.get(first).toInstant());
    }
    return slots;
  }

  private boolean isFree(Instant start, CallRules rules) {
    var end = start.plus(Duration.ofMinutes(30));
    var date = start.atZone(zone).toLocalDate();
    long callsThatDate =
        calls.stream().filter(call -> call.from().atZone(zone).toLocalDate().equals(date)).count();
    return callsThatDate < rules.dailyCap()
        && busy.stream().noneMatch(span -> span.overlaps(start, end))
        && calls.stream()
            .map(
                call ->
                    new Span(call.from().minus(rules.buffer()), call.until().plus(rules.buffer())))
            .noneMatch(call -> call.overlaps(start, end));
  }
}
