package org.talktous.booking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A month of free times on a reader's own calendar, with one day open.
 *
 * @param month the month shown
 * @param previous the month before, if it may hold free times
 * @param next the month after, if it may hold free times
 * @param days every day of the month, in order
 * @param day the day whose times are shown; none when nothing is free in this month
 * @param times the free times of that day, in order
 * @param start the time already chosen, one of {@code times}
 * @param elsewhere the day nearest to this month with free times, when this month has none
 */
record CallCalendar(
    YearMonth month,
    @Nullable YearMonth previous,
    @Nullable YearMonth next,
    List<Day> days,
    @Nullable LocalDate day,
    List<Time> times,
    @Nullable Instant start,
    @Nullable LocalDate elsewhere) {

  /** A day and how many free times it has. */
  record Day(LocalDate date, int free) {}

  /**
   * A free time.
   *
   * @param ambiguous whether the clock reads the same twice that day, because summer time ends
   */
  record Time(Instant start, boolean ambiguous) {}

  /** What the reader asked to see; what makes no sense counts as not said. */
  record Wish(@Nullable YearMonth month, @Nullable LocalDate day, @Nullable Instant start) {
    static final Wish NONE = new Wish(null, null, null);

    static Wish of(@Nullable String month, @Nullable String day, @Nullable String start) {
      return new Wish(
          read(month, YearMonth::parse), read(day, LocalDate::parse), read(start, Instant::parse));
    }

    private static <T> @Nullable T read(@Nullable String text, Reading<T> reading) {
      if (text == null || text.isEmpty()) {
        return null;
      }
      try {
        return reading.read(text);
      } catch (DateTimeException senseless) {
        return null;
      }
    }

    private interface Reading<T> {
      T read(String text);
    }
  }

  /**
   * The calendar that fits a wish best: its day, else the first free one after it, or of its month.
   */
  static CallCalendar of(Collection<Instant> starts, ZoneId zone, Wish wish, Instant now) {
    var byDay = byDay(starts, zone);
    var today = now.atZone(zone).toLocalDate();
    var first = YearMonth.from(today);
    var last = byDay.isEmpty() ? first : YearMonth.from(byDay.lastKey());
    var start = wish.start() != null && starts.contains(wish.start()) ? wish.start() : null;
    var day = day(byDay, start == null ? wish : wish(start, zone));
    var month = within(first, day == null ? wished(wish, first) : YearMonth.from(day), last);
    return new CallCalendar(
        month,
        month.isAfter(first) ? month.minusMonths(1) : null,
        month.isBefore(last) ? month.plusMonths(1) : null,
        days(byDay, month),
        day,
        day == null ? List.of() : times(byDay.getOrDefault(day, List.of()), zone),
        start,
        day == null ? nearest(byDay, month) : null);
  }

  /** Whether there is nothing to choose from, in any month. */
  boolean empty() {
    return day == null && elsewhere == null;
  }

  private static NavigableMap<LocalDate, List<Instant>> byDay(
      Collection<Instant> starts, ZoneId zone) {
    var byDay = new TreeMap<LocalDate, List<Instant>>();
    for (var start : starts) {
      byDay.computeIfAbsent(start.atZone(zone).toLocalDate(), date -> new ArrayList<>()).add(start);
    }
    return byDay;
  }

  private static Wish wish(Instant start, ZoneId zone) {
    return new Wish(null, start.atZone(zone).toLocalDate(), start);
  }

  private static @Nullable LocalDate day(NavigableMap<LocalDate, List<Instant>> byDay, Wish wish) {
    if (byDay.isEmpty()) {
      return null;
    }
    if (wish.day() != null) {
      var day = byDay.ceilingKey(wish.day());
      return day == null ? byDay.lastKey() : day;
    }
    if (wish.month() != null) {
      var day = byDay.ceilingKey(wish.month().atDay(1));
      return day == null || day.isAfter(wish.month().atEndOfMonth()) ? null : day;
    }
    return byDay.firstKey();
  }

  private static YearMonth wished(Wish wish, YearMonth fallback) {
    return wish.month() == null ? fallback : wish.month();
  }

  private static YearMonth within(YearMonth first, YearMonth month, YearMonth last) {
    if (month.isBefore(first)) {
      return first;
    }
    return month.isAfter(last) ? last : month;
  }

  private static List<Day> days(NavigableMap<LocalDate, List<Instant>> byDay, YearMonth month) {
    var days = new ArrayList<Day>(31);
    for (int i = 1; i <= month.lengthOfMonth(); i++) {
      var date = month.atDay(i);
      days.add(new Day(date, byDay.getOrDefault(date, List.of()).size()));
    }
    return List.copyOf(days);
  }

  private static List<Time> times(List<Instant> starts, ZoneId zone) {
    var seen = new HashSet<>();
    var twice = new HashSet<>();
    for (var start : starts) {
      var reading = start.atZone(zone).toLocalTime();
      if (!seen.add(reading)) {
        twice.add(reading);
      }
    }
    return starts.stream()
        .map(start -> new Time(start, twice.contains(start.atZone(zone).toLocalTime())))
        .toList();
  }

  private static @Nullable LocalDate nearest(
      NavigableMap<LocalDate, List<Instant>> byDay, YearMonth month) {
    if (byDay.isEmpty()) {
      return null;
    }
    var after = byDay.ceilingKey(month.atDay(1));
    return after == null ? byDay.lastKey() : after;
  }
}
