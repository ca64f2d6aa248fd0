package org.talktous.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talktous.report.Report.Asked;
import org.talktous.report.Report.Hour;

/**
 * A report on a page.
 *
 * @param report null if the filter is invalid
 * @param digest whether this admin gets the weekly mail
 */
record ReportPage(
    ReportAsked asked,
    @Nullable Report report,
    ReportWords words,
    LocalDate today,
    boolean digest) {
  // More bars than these are no picture any more.
  private static final int MOST_DAYS = 92;
  private static final int SHADES = 4;

  /** A period that people often want. */
  record Preset(String key, String address, boolean current) {}

  List<Preset> presets() {
    return List.of(
        preset("week", today.minusDays(6)),
        preset("month", today.minusDays(29)),
        preset("quarter", today.minusDays(89)),
        preset("year", today.minusYears(1).plusDays(1)));
  }

  private Preset preset(String key, LocalDate from) {
    var period = asked.filter().period();
    return new Preset(
        key,
        asked.page().with("from", from).with("last", today).toString(),
        period.from().equals(from) && period.last().equals(today));
  }

  boolean isByWeek() {
    return asked.filter().period().days() > MOST_DAYS;
  }

  /** The parts of the period that are shown, days or weeks. */
  List<Asked> steps(Report of) {
    return isByWeek() ? of.weeks() : of.days();
  }

  /** The rows of a day or week. */
  String rows(Asked step) {
    return asked
        .rows("from", max(step.from()), "last", min(isByWeek() ? 6 : 0, step.from()))
        .toString();
  }

  String rows(Asked step, String channel) {
    return asked
        .rows(
            "from", max(step.from()),
            "last", min(isByWeek() ? 6 : 0, step.from()),
            "channel", channel)
        .toString();
  }

  private String max(String from) {
    var first = asked.filter().period().from();
    var date = LocalDate.parse(from);
    return (date.isBefore(first) ? first : date).toString();
  }

  private String min(int days, String from) {
    var last = asked.filter().period().last();
    var date = LocalDate.parse(from).plusDays(days);
    return (date.isAfter(last) ? last : date).toString();
  }

  String rows(String... more) {
    return asked.rows(more).toString();
  }

  boolean isEmpty(Report of) {
    return of.queries().asked() == 0 && of.calls().all() == 0;
  }

  /** An hour of the week, as the table of demand shows it. */
  record Cell(@Nullable Hour hour, int shade) {}

  /** Which hours of a day have anything to show, each with its seven weekdays. */
  Map<Integer, List<Cell>> week(Report of) {
    long most = Math.max(1, of.demand().stream().mapToLong(Hour::booked).max().orElse(1));
    var hours = new TreeMap<Integer, List<Cell>>();
    for (var hour : of.demand()) {
      hours.computeIfAbsent(
          hour.hour(),
          each ->
              java.util.stream.IntStream.rangeClosed(1, 7)
                  .mapToObj(day -> cell(of, day, each, most))
                  .toList());
    }
    return hours;
  }

  private static Cell cell(Report of, int weekday, int hour, long most) {
    return of.demand().stream()
        .filter(each -> each.weekday() == weekday && each.hour() == hour)
        .findFirst()
        .map(each -> new Cell(each, (int) Math.ceilDiv(each.booked() * SHADES, most)))
        .orElse(new Cell(null, 0));
  }

  List<DayOfWeek> weekdays() {
    return List.of(DayOfWeek.values());
  }
}
