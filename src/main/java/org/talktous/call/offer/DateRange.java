package org.talktous.call.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/** Whole dates of a zone, as a query names them: [from, to). */
record DateRange(LocalDate from, LocalDate to, ZoneId zone) {
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final int MOST_DAYS = 62;
  private static final int DEFAULT_DAYS = 14;

  Instant begins() {
    return from.atStartOfDay(zone).toInstant();
  }

  Instant ends() {
    return to.atStartOfDay(zone).toInstant();
  }

  static DateRange of(
      @Nullable String from, @Nullable String days, @Nullable String zone, Instant now) {
    var violations = new ArrayList<Violation>();
    var inZone = zone(zone, violations);
    var first = from == null ? now.atZone(inZone).toLocalDate() : date(from, violations);
    int count = days == null ? DEFAULT_DAYS : days(days, violations);
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return new DateRange(first, first.plusDays(count), inZone);
  }

  private static ZoneId zone(@Nullable String given, List<Violation> violations) {
    if (given == null || ZONES.contains(given)) {
      return ZoneId.of(given == null ? "UTC" : given);
    }
    violations.add(new Violation("zone", "must be an IANA time zone such as Europe/Moscow"));
    return ZoneId.of("UTC");
  }

  private static LocalDate date(String given, List<Violation> violations) {
    try {
      var date = LocalDate.parse(given);
      if (date.getYear() >= 1970 && date.getYear() < 9999) {
        return date;
      }
    } catch (DateTimeParseException notADate) {
      // said below
    }
    violations.add(new Violation("from", "must be a date such as 2026-12-01"));
    return LocalDate.EPOCH;
  }

  private static int days(String given, List<Violation> violations) {
    if (given.matches("[0-9]{1,2}")) {
      int days = Integer.parseInt(given);
      if (days >= 1 && days <= MOST_DAYS) {
        return days;
      }
    }
    violations.add(new Violation("days", "must be a whole number from 1 to " + MOST_DAYS));
    return DEFAULT_DAYS;
  }
}
