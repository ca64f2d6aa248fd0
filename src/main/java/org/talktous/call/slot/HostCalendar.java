package org.talktous.call.slot;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One host's time as the calculation sees it. The windows of a date are kept in order, with those
 * that overlap or touch made one.
 *
 * @param weekly the hours of each weekday; a missing day is a day off
 * @param overrides the hours of single dates, which replace the weekly ones; an empty list is a day
 *     off
 * @param calls confirmed calls as agreed, without buffers; each counts for the host's date on which
 *     it starts
 * @param busy other times in which the host takes no calls, used as they are
 */
public record HostCalendar(
    UUID host,
    ZoneId zone,
    Map<DayOfWeek, List<Window>> weekly,
    Map<LocalDate, List<Window>> overrides,
    Intervals calls,
    Intervals busy) {

  public HostCalendar {
    weekly = merged(weekly);
    overrides = merged(overrides);
  }

  private static <T> Map<T, List<Window>> merged(Map<T, List<Window>> hours) {
    return hours.entrySet().stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, day -> Window.merged(day.getValue())));
  }

  /** How many calls, busy times and dates with hours of their own it holds. */
  public int size() {
    return calls.size() + busy.size() + overrides.size();
  }

  List<Window> windowsOn(LocalDate date) {
    var override = overrides.get(date);
    return override != null ? override : weekly.getOrDefault(date.getDayOfWeek(), List.of());
  }

  HostCalendar withNothingBooked() {
    return new HostCalendar(host, zone, weekly, overrides, Intervals.NONE, Intervals.NONE);
  }
}
