package org.talktous.call.icalendar;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.talktous.call.icalendar.Remark.Code;

/**
 * A rule of RFC 5545 section 3.3.10, followed on the wall clock of its event.
 *
 * @param parts its parts but UNTIL, by their names
 * @param until the last time it may give, on that wall clock
 */
record Recurrence(
    Frequency frequency, int interval, Map<String, String> parts, LocalDateTime until) {

  /** Even a rule that gives nothing tries long before it is given up. */
  private static final int LEAST_STEPS = 500;

  private static final String EVERY_MONTH =
      IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).collect(joining(","));

  private static final String NUMBER = "[+-]?[0-9]{1,3}";

  /** What values of a part look like; a library is laxer than it should be. */
  private static final Map<String, Pattern> VALUES =
      Map.ofEntries(
          values("BYSECOND", "[0-5]?[0-9]|60"),
          values("BYMINUTE", "[0-5]?[0-9]"),
          values("BYHOUR", "[01]?[0-9]|2[0-3]"),
          values("BYDAY", "(?:[+-]?[0-9]{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)"),
          values("BYMONTHDAY", "[+-]?(?:0?[1-9]|[12][0-9]|3[01])"),
          values("BYYEARDAY", NUMBER),
          values("BYWEEKNO", "[+-]?(?:0?[1-9]|[1-4][0-9]|5[0-3])"),
          values("BYMONTH", "0?[1-9]|1[0-2]"),
          values("BYSETPOS", NUMBER),
          values("WKST", "MO|TU|WE|TH|FR|SA|SU"),
          values("COUNT", "0*[1-9][0-9]{0,8}"),
          values("INTERVAL", "0*[1-9][0-9]{0,6}"));

  private static final Set<String> TIMES_OF_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");

  /** The steps in which a rule goes. */
  private enum Frequency {
    SECONDLY(1, 0),
    MINUTELY(60, 0),
    HOURLY(3_600, 0),
    DAILY(86_400, 0),
    WEEKLY(7 * 86_400, 1),
    MONTHLY(28 * 86_400, 5),
    YEARLY(365 * 86_400, 53);

    final long seconds;

    /** At most so many days of one name a step has, where the names of days add to it. */
    final int weeks;

    Frequency(long seconds, int weeks) {
      this.seconds = seconds;
      this.weeks = weeks;
    }

    boolean isLongerThan(Frequency other) {
      return compareTo(other) > 0;
    }
  }

  private static Map.Entry<String, Pattern> values(String part, String form) {
    return Map.entry(part, Pattern.compile(form));
  }

  /** Reads the rule of an event that begins then. */
  static Recurrence of(String rule, IcsDateTime start) {
    var parts = new TreeMap<String, String>();
    for (var part : rule.toUpperCase(Locale.ROOT).split(";")) {
      var sides = part.strip().split("=", 2);
      if (sides.length == 2) {
        parts.put(sides[0].strip(), sides[1].strip());
      }
    }
    if (start.isDate()) {
      // Of days there are none (RFC 5545 section 3.3.10).
      parts.keySet().removeAll(TIMES_OF_DAY);
    }
    var until = parts.remove("UNTIL");
    var frequency = frequency(parts.getOrDefault("FREQ", ""));
    var known = new TreeMap<String, String>();
    parts.forEach((part, values) -> keep(known, part, values));
    settle(known, frequency);
    return new Recurrence(
        frequency,
        Integer.parseInt(known.getOrDefault("INTERVAL", "1")),
        known,
        until == null ? LocalDateTime.MAX : until(until, start));
  }

  private static Frequency frequency(String written) {
    try {
      return Frequency.valueOf(written);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static UnreadableValue unknown() {
    return new UnreadableValue(Code.RULE);
  }

  /** Keeps the values of a part, each once: a weekday named twice is one. */
  private static void keep(Map<String, String> known, String part, String values) {
    var form = VALUES.get(part);
    if (form != null) {
      var list = Stream.of(values.split(",", -1)).map(String::strip).distinct().toList();
      if (!list.stream().allMatch(value -> form.matcher(value).matches())) {
        throw unknown();
      }
      known.put(part, String.join(",", list));
    } else if (part.equals("RSCALE") && !values.equals("GREGORIAN")) {
      throw unknown();
    }
  }

  /** Says what the RFC leaves unsaid or forbids, where others, or the library, differ. */
  private static void settle(Map<String, String> parts, Frequency frequency) {
    parts.put("FREQ", frequency.name());
    parts.putIfAbsent("WKST", "MO");
    boolean yearly = frequency == Frequency.YEARLY;
    if (parts.containsKey("BYDAY")
        && (parts.containsKey("BYWEEKNO") || !yearly && frequency != Frequency.MONTHLY)) {
      // Only a month's or a year's weekdays have numbers.
      var named = parts.getOrDefault("BYDAY", "").replaceAll("[+0-9-]", "").split(",");
      parts.put("BYDAY", Stream.of(named).distinct().collect(joining(",")));
    }
    boolean numbered = parts.getOrDefault("BYDAY", "").matches(".*[0-9].*");
    if (yearly && parts.containsKey("BYMONTHDAY") && !parts.containsKey("BYWEEKNO") && !numbered) {
      // The days of every month, of which the library takes the first event's alone.
      parts.putIfAbsent("BYMONTH", EVERY_MONTH);
    }
  }

  /** For whole days the date counts, as written or on the event's clock. */
  private static LocalDateTime until(String written, IcsDateTime start) {
    var until = read(written, start.zone()).last();
    if (!start.isDate()) {
      return until;
    }
    var asWritten = read(written.replaceFirst("Z$", ""), start.zone()).last();
    return asWritten.isAfter(until) ? asWritten : until;
  }

  private static IcsDateTime read(String until, FileZone zone) {
    try {
      return IcsDateTime.of(until, zone);
    } catch (UnreadableValue e) {
      throw unknown();
    }
  }

  /**
   * The times it gives from the first to the last, both included, for an event that begins then.
   */
  List<LocalDateTime> times(
      LocalDateTime begins, LocalDateTime first, LocalDateTime last, ExpansionBudget effort) {
    var end = last.isBefore(until) ? last : until;
    if (end.isBefore(begins) || end.isBefore(first)) {
      return List.of();
    }
    var from = passedOver(begins, first);
    effort.takeSteps(steps(from, end));
    return hasWeeksOfMonths() ? inMonths(from, first, end) : expanded(from, first, end);
  }

  /**
   * A start as many whole steps later as lie before the first time, where nothing counts them and
   * all are of one length. The library takes them one by one.
   */
  private LocalDateTime passedOver(LocalDateTime begins, LocalDateTime first) {
    if (parts.containsKey("COUNT") || frequency.isLongerThan(Frequency.WEEKLY)) {
      return begins;
    }
    long step = frequency.seconds * interval;
    // One more is left, whose times may lie before its start.
    long steps = ChronoUnit.SECONDS.between(begins, first) / step - 1;
    return steps > 0 ? begins.plusSeconds(steps * step) : begins;
  }

  private List<LocalDateTime> expanded(
      LocalDateTime begins, LocalDateTime first, LocalDateTime end) {
    try {
      var written = new RecurrenceRule(written(), RfcMode.RFC5545_LAX);
      return times(written.iterator(dateTime(begins)), first, end);
    } catch (InvalidRecurrenceRuleException e) {
      throw unknown();
    }
  }

  private boolean hasWeeksOfMonths() {
    return parts.containsKey("BYWEEKNO")
        && parts.containsKey("BYMONTH")
        && !parts.containsKey("BYSETPOS");
  }

  /** Of numbered weeks the days in some months, which the library takes for the months' weeks. */
  private List<LocalDateTime> inMonths(
      LocalDateTime begins, LocalDateTime first, LocalDateTime end) {
    var weeks = new TreeMap<>(parts);
    weeks.keySet().removeAll(Set.of("BYMONTH", "COUNT"));
    var months =
        Stream.of(parts.getOrDefault("BYMONTH", "").split(","))
            .map(Integer::valueOf)
            .collect(toSet());
    return new Recurrence(frequency, interval, weeks, until)
        .expanded(begins, begins, end).stream()
            .filter(time -> months.contains(time.getMonthValue()))
            .limit(Long.parseLong(parts.getOrDefault("COUNT", String.valueOf(Long.MAX_VALUE))))
            .filter(time -> !time.isBefore(first))
            .toList();
  }

  private List<LocalDateTime> times(
      RecurrenceRuleIterator rule, LocalDateTime first, LocalDateTime end) {
    var times = new ArrayList<LocalDateTime>();
    try {
      rule.fastForward(dateTime(first));
      while (rule.hasNext()) {
        var time = time(rule.nextDateTime());
        if (time.isAfter(end)) {
          break;
        }
        if (!time.isBefore(first)) {
          times.add(time);
        }
      }
    } catch (IllegalArgumentException | IllegalStateException givenUp) {
      // A thousand steps that give nothing, or 4,320 that are left out: no more come in years, or,
      // of short steps, in hours.
      if (!frequency.isLongerThan(Frequency.HOURLY)) {
        throw unknown();
      }
    }
    return times;
  }

  private static DateTime dateTime(LocalDateTime time) {
    return new DateTime(
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }

  private static LocalDateTime time(DateTime time) {
    return LocalDateTime.of(
        time.getYear(),
        time.getMonth() + 1,
        time.getDayOfMonth(),
        time.getHours(),
        time.getMinutes(),
        time.getSeconds());
  }

  private String written() {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(joining(";"));
  }

  private double steps(LocalDateTime from, LocalDateTime end) {
    double steps = (double) ChronoUnit.SECONDS.between(from, end) / frequency.seconds / interval;
    return LEAST_STEPS + Math.min(steps, stepsToCount()) * timesAStep();
  }

  /** After how many steps COUNT ends it, where one of seven gives a time: weekdays alone. */
  private double stepsToCount() {
    boolean givesOften =
        parts.keySet().stream()
            .filter(part -> part.startsWith("BY"))
            .allMatch(part -> part.equals("BYDAY") && !frequency.isLongerThan(Frequency.WEEKLY));
    var count = parts.get("COUNT");
    return count == null || !givesOften ? Double.MAX_VALUE : 7 * Double.parseDouble(count);
  }

  /** How many times one step can give: what the parts finer than the step multiply it by. */
  private double timesAStep() {
    double times = named("BYYEARDAY") * (7 * named("BYWEEKNO") - 6);
    times *= frequency.isLongerThan(Frequency.SECONDLY) ? named("BYSECOND") : 1;
    times *= frequency.isLongerThan(Frequency.MINUTELY) ? named("BYMINUTE") : 1;
    times *= frequency.isLongerThan(Frequency.HOURLY) ? named("BYHOUR") : 1;
    times *= frequency.isLongerThan(Frequency.WEEKLY) ? named("BYMONTHDAY") : 1;
    times *= frequency.isLongerThan(Frequency.MONTHLY) ? named("BYMONTH") : 1;
    boolean addsDays = frequency.weeks > 0 && parts.containsKey("BYDAY");
    return addsDays ? times * named("BYDAY") * frequency.weeks : times;
  }

  private double named(String part) {
    return parts.getOrDefault(part, "").chars().filter(letter -> letter == ',').count() + 1d;
  }
}
