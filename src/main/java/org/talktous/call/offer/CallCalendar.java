package org.talktous.call.offer;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * @param days the days of the month in order, without the weeks that are past
 * @param day the day whose times are shown; none when nothing is free in this month
 * @param times the free times of that day, in order
 * @param start the time already chosen, one of {@code times}
 * @param elsewhere the day nearest to this month with free times, when this month has none
 */
public record CallCalendar(
    YearMonth month,
    @Nullable YearMonth previous,
    @Nullable YearMonth next,
    List<Day> days,
    @Nullable LocalDate day,
    List<Time> times,
    @Nullable Instant start,
    @Nullable LocalDate elsewhere) {

  /** A day and how many free times it has. */
  public record Day(LocalDate date, int free) {}

  /**
   * A free time.
   *
   * @param ambiguous whether the clock reads the same twice that day, because summer time ends
   */
  public record Time(Instant start, boolean ambiguous) {}

  /** What the reader asked to see; what makes no sense counts as not said. */
  public record Wish(@Nullable YearMonth month, @Nullable LocalDate day, @Nullable Instant start) {

    public static Wish of(@Nullable String month, @Nullable String day, @Nullable String start) {
      return new Wish(
          read(month, YearMonth::parse), read(day, LocalDate::parse), read(start, Instant::parse));
    }

    /** For the day of a time, on the reader's own calendar. */
    public static Wish near(Instant start) {
      return new Wish(null, null, start);
    }

    public boolean isEmpty() {
      return month == null && day == null && start == null;
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

    /** The day to look for, where one was named. */
    private @Nullable LocalDate date(ZoneId zone) {
      return start == null || beyond(start) ? day : start.atZone(zone).toLocalDate();
    }

    /** Whether a time is so far off that no calendar has a date for it. */
    private static boolean beyond(Instant start) {
      return Math.abs(start.getEpochSecond())
          > Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();
    }
  }

  /**
   * The calendar that fits a wish best: its day, else the first free one after it, or of its month.
   *
   * @param starts the free times, each once, in order
   */
  public static CallCalendar of(List<Instant> starts, ZoneId zone, Wish wish, Instant now) {
    var byDay = byDay(starts, zone);
    var today = now.atZone(zone).toLocalDate();
    var first = YearMonth.from(today);
    var last = byDay.isEmpty() ? first : YearMonth.from(byDay.lastKey());
    var asked = wish.month() == null ? null : within(first, wish.month(), last);
    var day = day(byDay, wish.date(zone), asked);
    var month = day != null ? YearMonth.from(day) : asked != null ? asked : first;
    var free = day == null ? List.<Instant>of() : byDay.getOrDefault(day, List.of());
    return new CallCalendar(
        month,
        month.isAfter(first) ? month.minusMonths(1) : null,
        month.isBefore(last) ? month.plusMonths(1) : null,
        days(byDay, month, today),
        day,
        times(free, zone),
        wish.start() != null && free.contains(wish.start()) ? wish.start() : null,
        day == null ? nearest(byDay, month.atDay(1)) : null);
  }

  /** Whether there is nothing to choose from, in any month. */
  public boolean isEmpty() {
    return day == null && elsewhere == null;
  }

  /** Cuts the starts at the zone's midnights: cheaper by far than asking each for its date. */
  private static NavigableMap<LocalDate, List<Instant>> byDay(List<Instant> starts, ZoneId zone) {
    var byDay = new TreeMap<LocalDate, List<Instant>>();
    for (int from = 0; from < starts.size(); ) {
      var date = starts.get(from).atZone(zone).toLocalDate();
      var midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
      int until = from + 1;
      while (until < starts.size() && starts.get(until).isBefore(midnight)) {
        until++;
      }
      byDay.put(date, starts.subList(from, until));
      from = until;
    }
    return byDay;
  }

  private static @Nullable LocalDate day(
      NavigableMap<LocalDate, List<Instant>> byDay,
      @Nullable LocalDate wanted,
      @Nullable YearMonth month) {
    if (wanted != null) {
      return nearest(byDay, wanted);
    }
    if (month == null) {
      return byDay.isEmpty() ? null : byDay.firstKey();
    }
    var day = byDay.ceilingKey(month.atDay(1));
    return day == null || day.isAfter(month.atEndOfMonth()) ? null : day;
  }

  /** The first day from the wanted one on that has free times, else the last before it. */
  private static @Nullable LocalDate nearest(
      NavigableMap<LocalDate, List<Instant>> byDay, LocalDate wanted) {
    var after = byDay.ceilingKey(wanted);
    return after == null ? byDay.floorKey(wanted) : after;
  }

  private static YearMonth within(YearMonth first, YearMonth month, YearMonth last) {
    if (month.isBefore(first)) {
      return first;
    }
    return month.isAfter(last) ? last : month;
  }

  private static List<Day> days(
      NavigableMap<LocalDate, List<Instant>> byDay, YearMonth month, LocalDate today) {
    var monday = today.with(previousOrSame(DayOfWeek.MONDAY));
    var days = new ArrayList<Day>(31);
    for (int i = 1; i <= month.lengthOfMonth(); i++) {
      var date = month.atDay(i);
      if (!date.isBefore(monday)) {
        days.add(new Day(date, byDay.getOrDefault(date, List.of()).size()));
      }
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
}
