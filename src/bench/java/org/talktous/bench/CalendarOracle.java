package org.talktous.bench;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.talktous.call.slot.Intervals;

/**
 * The busy times of a calendar as biweekly reads and repeats its events. It knows neither who is
 * invited nor changes of all that follows.
 */
final class CalendarOracle {
  private static final int MOST_OCCURRENCES = 20_000;
  private static final Pattern START = Pattern.compile("(?m)^DTSTART[^:]*:([0-9]{8})");

  private final String text;
  private final Instant begin;
  private final Instant end;

  private CalendarOracle(String text, Instant begin) {
    this.text = text;
    this.begin = begin;
    this.end = begin.plus(366, ChronoUnit.DAYS);
  }

  /** That of the year from a file's first event on; empty if none has a start. */
  static Optional<CalendarOracle> of(String text) {
    return Stream.of(text.split("BEGIN:VEVENT", -1))
        .skip(1)
        .flatMap(event -> START.matcher(event).results())
        .map(found -> found.group(1))
        .min(Comparator.naturalOrder())
        .map(first -> LocalDate.parse(first, DateTimeFormatter.BASIC_ISO_DATE).minusDays(2))
        .map(day -> new CalendarOracle(text, day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  Instant begin() {
    return begin;
  }

  Instant end() {
    return end;
  }

  boolean agrees(Intervals ours) {
    var busy = busy();
    return busy.size() == ours.size()
        && IntStream.range(0, ours.size())
            .allMatch(
                i ->
                    busy.get(i).from().equals(Instant.ofEpochSecond(ours.from(i)))
                        && busy.get(i).until().equals(Instant.ofEpochSecond(ours.until(i))));
  }

  private record Span(Instant from, Instant until) {}

  /** In order, with those that overlap or touch made one. */
  private List<Span> busy() {
    var merged = new ArrayList<Span>();
    for (var span : spans()) {
      if (!merged.isEmpty() && !span.from().isAfter(merged.getLast().until())) {
        var last = merged.removeLast();
        var until = span.until().isAfter(last.until()) ? span.until() : last.until();
        merged.add(new Span(last.from(), until));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  private List<Span> spans() {
    var spans = new ArrayList<Span>();
    for (var calendar : Biweekly.parse(text).all()) {
      for (var event : calendar.getEvents()) {
        var length = length(event);
        for (var start : starts(calendar, event)) {
          var from = start.isBefore(begin) ? begin : start;
          var until = start.plus(length).isAfter(end) ? end : start.plus(length);
          if (takesTime(event) && from.isBefore(until)) {
            spans.add(new Span(from, until));
          }
        }
      }
    }
    spans.sort(Comparator.comparing(Span::from));
    return spans;
  }

  private List<Instant> starts(ICalendar calendar, VEvent event) {
    if (event.getDateStart() == null) {
      return List.of();
    }
    var changed = new HashSet<Instant>();
    if (event.getRecurrenceId() == null && event.getUid() != null) {
      for (var each : calendar.getEvents()) {
        if (event.getUid().equals(each.getUid()) && each.getRecurrenceId() != null) {
          changed.add(each.getRecurrenceId().getValue().toInstant());
        }
      }
    }
    var zone = calendar.getTimezoneInfo().getTimezone(event.getDateStart());
    var dates =
        event.getDateIterator(zone == null ? TimeZone.getTimeZone("UTC") : zone.getTimeZone());
    var starts = new ArrayList<Instant>();
    for (int i = 0; i < MOST_OCCURRENCES && dates.hasNext(); i++) {
      var start = dates.next().toInstant();
      if (!start.isBefore(end)) {
        break;
      }
      if (!changed.contains(start)) {
        starts.add(start);
      }
    }
    return starts;
  }

  private static Duration length(VEvent event) {
    if (event.getDuration() != null) {
      return Duration.ofMillis(event.getDuration().getValue().toMillis());
    }
    boolean isDay = event.getDateStart() != null && !event.getDateStart().getValue().hasTime();
    var length =
        event.getDateEnd() == null || event.getDateStart() == null
            ? Duration.ZERO
            : Duration.between(
                event.getDateStart().getValue().toInstant(),
                event.getDateEnd().getValue().toInstant());
    return isDay && length.isZero() ? Duration.ofDays(1) : length;
  }

  private static boolean takesTime(VEvent event) {
    return (event.getStatus() == null || !event.getStatus().isCancelled())
        && (event.getTransparency() == null || !event.getTransparency().isTransparent());
  }
}
