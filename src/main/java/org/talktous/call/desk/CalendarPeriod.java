package org.talktous.call.desk;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day or a week, from Monday, on somebody's calendar.
 *
 * @param first its first date
 * @param days how many there are
 */
record CalendarPeriod(LocalDate first, int days, ZoneId zone) {
  private static final int WEEK = 7;

  /** What was asked for; what makes no sense counts as not said, which is this week. */
  static CalendarPeriod of(@Nullable String view, @Nullable String date, ZoneId zone, Instant now) {
    var day = read(date, now.atZone(zone).toLocalDate());
    return "day".equals(view)
        ? new CalendarPeriod(day, 1, zone)
        : new CalendarPeriod(day.with(previousOrSame(DayOfWeek.MONDAY)), WEEK, zone);
  }

  private static LocalDate read(@Nullable String date, LocalDate today) {
    try {
      var day = date == null ? today : LocalDate.parse(date);
      return day.getYear() >= 1970 && day.getYear() < 9999 ? day : today;
    } catch (DateTimeException senseless) {
      return today;
    }
  }

  boolean isWeek() {
    return days == WEEK;
  }

  String view() {
    return isWeek() ? "week" : "day";
  }

  LocalDate last() {
    return first.plusDays(days - 1L);
  }

  Instant begins() {
    return first.atStartOfDay(zone).toInstant();
  }

  Instant ends() {
    return first.plusDays(days).atStartOfDay(zone).toInstant();
  }

  LocalDate previous() {
    return first.minusDays(days);
  }

  LocalDate next() {
    return first.plusDays(days);
  }

  boolean holds(LocalDate date) {
    return !date.isBefore(first) && date.isBefore(next());
  }

  List<LocalDate> dates() {
    return first.datesUntil(next()).toList();
  }
}
