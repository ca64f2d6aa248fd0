package org.talktous.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.TimeZones;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * Which reader queries a report is about; what is not given does not matter.
 *
 * @param article its slug
 * @param language the first part of a language tag, in small letters
 */
public record ReportFilter(
    Period period,
    @Nullable String article,
    @Nullable String channel,
    @Nullable String topic,
    @Nullable String language) {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 1830;
  private static final int LONGEST = 200;

  ReportFilter previous() {
    return new ReportFilter(period.previous(), article, channel, topic, language);
  }

  /** A whole period without any other filter. */
  public static ReportFilter of(Period period) {
    return new ReportFilter(period, null, null, null, null);
  }

  /**
   * Reads what a client asks for, by the names from, to, zone, article, channel, topic and
   * language. By default it is the last thirty dates, today the last of them.
   *
   * @throws InvalidRequest if a value is invalid
   */
  static ReportFilter read(Map<String, String> given, Instant now) {
    return new Reading(given).filter(now);
  }

  private record Reading(Map<String, String> given, List<Violation> violations) {
    Reading(Map<String, String> given) {
      this(given, new ArrayList<>());
    }

    ReportFilter filter(Instant now) {
      var period = period(now.atZone(zone()).toLocalDate());
      var filter =
          new ReportFilter(
              period,
              typed("article", each -> true, ""),
              typed(
                  "channel",
                  each -> each.matches("comment|call|survey"),
                  "must be comment, call or survey"),
              typed("topic", each -> true, ""),
              lower(
                  typed(
                      "language",
                      each -> each.matches("[A-Za-z]{2,3}"),
                      "must be a language such as en")));
      if (!violations.isEmpty()) {
        throw new InvalidRequest(violations);
      }
      return filter;
    }

    private Period period(LocalDate today) {
      var to = date("to", null);
      var from = date("from", null);
      var ends =
          to != null
              ? to
              : from == null || from.isBefore(today) ? today.plusDays(1) : from.plusDays(1);
      var begins = from != null ? from : ends.minusDays(USUAL_DAYS);
      if (!begins.isBefore(ends)) {
        refuse(to == null ? "from" : "to", "must be later than from");
      } else if (begins.plusDays(MOST_DAYS).isBefore(ends)) {
        refuse(from == null ? "to" : "from", "must not be more than 1830 days before to");
      }
      return new Period(begins, ends, zone());
    }

    private @Nullable LocalDate date(String field, @Nullable LocalDate usual) {
      var text = given(field);
      if (text == null) {
        return usual;
      }
      try {
        var date = LocalDate.parse(text);
        if (date.getYear() >= 1990 && date.getYear() < 2200) {
          return date;
        }
      } catch (DateTimeParseException notADate) {
        // said below
      }
      refuse(field, "must be a date such as 2026-12-01");
      return usual;
    }

    private ZoneId zone() {
      var text = given("zone");
      var zone = text == null ? null : TimeZones.find(text).orElse(null);
      if (text != null && zone == null) {
        refuse("zone", "must be an IANA time zone such as Europe/Moscow");
      }
      return zone == null ? ZoneId.of("UTC") : zone;
    }

    private @Nullable String typed(String field, Predicate<String> right, String wrong) {
      var text = given(field);
      if (text == null) {
        return null;
      }
      if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
        refuse(field, "must be plain text of at most 200 characters");
      } else if (!right.test(text)) {
        refuse(field, wrong);
      }
      return text;
    }

    private static @Nullable String lower(@Nullable String text) {
      return text == null ? null : text.toLowerCase(java.util.Locale.ROOT);
    }

    private @Nullable String given(String field) {
      var text = given.getOrDefault(field, "").strip();
      return text.isEmpty() ? null : text;
    }

    private void refuse(String field, String message) {
      var violation = new Violation(field, message);
      if (!violations.contains(violation)) {
        violations.add(violation);
      }
    }
  }
}
