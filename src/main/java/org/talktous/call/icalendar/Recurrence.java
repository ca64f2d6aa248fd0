package org.talktous.call.icalendar;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;

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

  static Recurrence of(String rule, FileZone zone) {
    var parts =
        Stream.of(rule.toUpperCase(Locale.ROOT).split(";"))
            .map(part -> part.split("=", 2))
            .filter(part -> part.length == 2)
            .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, other) -> other));
    var until = parts.remove("UNTIL");
    return new Recurrence(
        frequency(parts.getOrDefault("FREQ", "")),
        interval(parts.getOrDefault("INTERVAL", "1")),
        parts,
        until == null ? LocalDateTime.MAX : IcsDateTime.of(until, zone).last());
  }

  private static Frequency frequency(String written) {
    try {
      return Frequency.valueOf(written);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static int interval(String written) {
    if (!written.matches("0*[1-9][0-9]{0,6}")) {
      throw unknown();
    }
    return Integer.parseInt(written);
  }

  private static InvalidCalendar unknown() {
    return new InvalidCalendar("the rule of a recurring event cannot be read");
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
    effort.takeSteps(steps(begins, end));
    try {
      // The library may leave out the end.
      return new Recur<LocalDateTime>(written())
          .getDates(begins, first, end.plusSeconds(1)).stream()
              .filter(time -> !time.isBefore(first) && !time.isAfter(end))
              .toList();
    } catch (RuntimeException e) {
      throw unknown();
    }
  }

  private String written() {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining(";"));
  }

  private double steps(LocalDateTime begins, LocalDateTime end) {
    double steps = (double) ChronoUnit.SECONDS.between(begins, end) / frequency.seconds / interval;
    return LEAST_STEPS + steps * timesAStep();
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
