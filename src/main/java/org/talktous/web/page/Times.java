package org.talktous.web.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Dates and times as a person of a language and a zone reads them; hours always run to 24. */
public record Times(Language language, ZoneId zone) {
  private static final List<Formats> FORMATS =
      List.of(new Formats(Language.EN), new Formats(Language.RU));

  /** "Tuesday, 1 December", «вторник, 1 декабря». */
  public String date(LocalDate date) {
    return formats().date.format(date);
  }

  /**
   * The date inside a phrase that has commas of its own: "Tuesday 1 December", «вторник, 1
   * декабря».
   */
  public String dateInPhrase(LocalDate date) {
    return formats().dateInPhrase.format(date);
  }

  public String date(Instant instant) {
    return date(instant.atZone(zone).toLocalDate());
  }

  /** "1 December 2026", «1 декабря 2026 г.». */
  public String day(LocalDate date) {
    return formats().dayOfYear.format(date);
  }

  /** "1–7 December 2026", "30 November – 6 December 2026", «1–7 декабря 2026 г.». */
  public String range(LocalDate first, LocalDate last) {
    var end = formats().dayOfYear.format(last);
    if (YearMonth.from(first).equals(YearMonth.from(last))) {
      return first.getDayOfMonth() + "–" + end;
    }
    var start = first.getYear() == last.getYear() ? formats().day : formats().dayOfYear;
    return start.format(first) + " – " + end;
  }

  /** "Tuesday, 1 December 2026", «вторник, 1 декабря 2026 г.». */
  public String fullDate(Instant instant) {
    return formats().fullDate.format(instant.atZone(zone));
  }

  /** As HTML's {@code datetime} attribute takes it, to the second: "2026-11-24T10:30:00Z". */
  public String datetime(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** "10:30". */
  public String time(Instant instant) {
    return formats().time.format(instant.atZone(zone));
  }

  /** "10:30–11:00". */
  public String time(Instant start, Instant end) {
    return time(start) + "–" + time(end);
  }

  /** "December 2026", «Декабрь 2026». */
  public String month(YearMonth month) {
    return capitalized(formats().month.format(month));
  }

  /** "Mon", «пн». */
  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT_STANDALONE, language.locale());
  }

  /** "Monday", «понедельник». */
  public String fullWeekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
  }

  /** "Moscow time", «московское время». */
  public String zoneName() {
    return TimeZones.name(zone, language);
  }

  /** "Moscow time (Europe/Moscow, UTC+3)", for those who may be anywhere. */
  public String fullZone(Instant instant) {
    var details =
        Stream.of(zone.getId(), offset(instant)).filter(each -> !each.equals(zoneName())).toList();
    return details.isEmpty() ? zoneName() : zoneName() + " (" + String.join(", ", details) + ")";
  }

  /** "UTC+3" at an instant. */
  public String offset(Instant instant) {
    return TimeZones.offset(zone, instant);
  }

  /** Every place a person may choose as theirs, by name. */
  public List<TimeZones.Place> places(Instant at) {
    return TimeZones.places(language, at);
  }

  /** A text that begins a line: Russian days and months are written small elsewhere. */
  public String capitalized(String text) {
    var first = text.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + text.substring(Character.charCount(first));
  }

  private Formats formats() {
    return FORMATS.get(language.ordinal());
  }

  private record Formats(
      DateTimeFormatter date,
      DateTimeFormatter dateInPhrase,
      DateTimeFormatter day,
      DateTimeFormatter dayOfYear,
      DateTimeFormatter fullDate,
      DateTimeFormatter month,
      DateTimeFormatter time) {
    Formats(Language language) {
      this(
          pattern("EEEE, d MMMM", language),
          pattern(language == Language.RU ? "EEEE, d MMMM" : "EEEE d MMMM", language),
          pattern("d MMMM", language),
          pattern(language == Language.RU ? "d MMMM y 'г.'" : "d MMMM y", language),
          pattern(language == Language.RU ? "EEEE, d MMMM y 'г.'" : "EEEE, d MMMM y", language),
          pattern("LLLL y", language),
          pattern("HH:mm", language));
    }

    private static DateTimeFormatter pattern(String pattern, Language language) {
      return DateTimeFormatter.ofPattern(pattern, language.locale());
    }
  }
}
