package org.talktous.call.icalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule of days, read word by word as RFC 5545 section 3.3.10 defines it: each day is asked
 * whether the rule gives it. Far too slow to be used.
 */
record RuleByDefinition(String frequency, Map<String, String> parts) {
  private static final int A_YEAR = 400;

  static RuleByDefinition of(String rule) {
    var parts = new HashMap<String, String>();
    for (var part : rule.split(";")) {
      var sides = part.split("=", 2);
      parts.put(sides[0], sides[1]);
    }
    return new RuleByDefinition(Objects.requireNonNull(parts.get("FREQ")), parts);
  }

  List<LocalDateTime> times(LocalDateTime start, LocalDateTime end) {
    var sets = new TreeMap<Long, List<LocalDate>>();
    var first = start.toLocalDate();
    // The first and the last step are seen whole.
    first
        .minusDays(A_YEAR)
        .datesUntil(end.toLocalDate().plusDays(A_YEAR))
        .filter(day -> Math.floorMod(step(first, day), number("INTERVAL")) == 0)
        .filter(day -> gives(first, day))
        .forEach(day -> sets.computeIfAbsent(step(first, day), key -> new ArrayList<>()).add(day));
    return sets.values().stream()
        .flatMap(this::positions)
        .map(day -> day.atTime(start.toLocalTime()))
        .filter(time -> !time.isBefore(start))
        .filter(time -> !time.isAfter(until()))
        .limit(parts.containsKey("COUNT") ? number("COUNT") : Long.MAX_VALUE)
        .filter(time -> !time.isAfter(end))
        .toList();
  }

  private LocalDateTime until() {
    var until = parts.get("UNTIL");
    return until == null
        ? LocalDateTime.MAX
        : LocalDateTime.parse(until, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'"));
  }

  private long number(String part) {
    return Long.parseLong(parts.getOrDefault(part, "1"));
  }

  private Set<Integer> numbers(String part) {
    return Stream.of(parts.getOrDefault(part, "").split(","))
        .filter(each -> !each.isEmpty())
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private long step(LocalDate first, LocalDate day) {
    return switch (frequency) {
      case "DAILY" -> ChronoUnit.DAYS.between(first, day);
      case "WEEKLY" -> ChronoUnit.WEEKS.between(week(first), week(day));
      case "MONTHLY" -> month(day) - month(first);
      default -> year(day) - year(first);
    };
  }

  private DayOfWeek weekStart() {
    return weekday(parts.getOrDefault("WKST", "MO"));
  }

  private LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(weekStart()));
  }

  private static long month(LocalDate day) {
    return day.getYear() * 12L + day.getMonthValue();
  }

  private WeekFields weeks() {
    return WeekFields.of(weekStart(), 4);
  }

  private long year(LocalDate day) {
    return parts.containsKey("BYWEEKNO") ? day.get(weeks().weekBasedYear()) : day.getYear();
  }

  private boolean gives(LocalDate first, LocalDate day) {
    return isOf("BYMONTH", day.getMonthValue(), 0)
        && isOf("BYMONTHDAY", day.getDayOfMonth(), day.lengthOfMonth())
        && isOf("BYYEARDAY", day.getDayOfYear(), day.lengthOfYear())
        && isOf(
            "BYWEEKNO",
            day.get(weeks().weekOfWeekBasedYear()),
            (int) weeks().weekOfWeekBasedYear().rangeRefinedBy(day).getMaximum())
        && (parts.containsKey("BYDAY")
            ? Stream.of(parts.get("BYDAY").split(",")).anyMatch(each -> names(each, day))
            : isLike(first, day));
  }

  private boolean isOf(String part, int number, int of) {
    var wanted = numbers(part);
    return wanted.isEmpty()
        || wanted.contains(number)
        || of > 0 && wanted.contains(number - of - 1);
  }

  /** What a rule leaves open is as the start has it. */
  private boolean isLike(LocalDate first, LocalDate day) {
    if (parts.containsKey("BYMONTHDAY") || parts.containsKey("BYYEARDAY")) {
      return true;
    }
    return switch (frequency) {
      case "DAILY" -> true;
      case "WEEKLY" -> day.getDayOfWeek() == first.getDayOfWeek();
      case "MONTHLY" -> day.getDayOfMonth() == first.getDayOfMonth();
      default ->
          parts.containsKey("BYWEEKNO")
              ? day.getDayOfWeek() == first.getDayOfWeek()
              : day.getDayOfMonth() == first.getDayOfMonth()
                  && (parts.containsKey("BYMONTH") || day.getMonth() == first.getMonth());
    };
  }

  private boolean names(String written, LocalDate day) {
    int letters = written.length() - 2;
    if (day.getDayOfWeek() != weekday(written.substring(letters))) {
      return false;
    }
    if (letters == 0) {
      return true;
    }
    boolean ofMonth = frequency.equals("MONTHLY") || parts.containsKey("BYMONTH");
    int at = (ofMonth ? day.getDayOfMonth() : day.getDayOfYear()) - 1;
    int last = (ofMonth ? day.lengthOfMonth() : day.lengthOfYear()) - 1;
    int number = Integer.parseInt(written.substring(0, letters));
    return number == at / 7 + 1 || number == -((last - at) / 7 + 1);
  }

  private Stream<LocalDate> positions(List<LocalDate> step) {
    var wanted = numbers("BYSETPOS");
    return step.stream()
        .filter(
            day ->
                wanted.isEmpty()
                    || wanted.contains(step.indexOf(day) + 1)
                    || wanted.contains(step.indexOf(day) - step.size()));
  }

  private static DayOfWeek weekday(String letters) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().toUpperCase(Locale.ROOT).startsWith(letters))
        .findFirst()
        .orElseThrow();
  }
}
