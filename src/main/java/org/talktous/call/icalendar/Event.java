package org.talktous.call.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.call.icalendar.Remark.Code;
import org.talktous.web.constraint.FoldedEmail;

/**
 * An event of a file (RFC 5545 section 3.6.1), read part by part: what cannot be read is remarked
 * on, and costs that part alone.
 */
record Event(Component component, FileZones zones, Remarks remarks) {
  private static final IcsDuration AN_HOUR = IcsDuration.of("PT1H");

  /** When it begins, and how long it lasts. */
  record Timing(IcsDateTime start, IcsDuration length) {}

  /** What names it, and the changes of single occurrences with it; empty where nothing does. */
  String uid() {
    return component.find("UID").map(ContentLine::value).orElse("");
  }

  /** How often it has been changed; the highest is the one that counts. */
  long sequence() {
    var written = component.find("SEQUENCE").map(ContentLine::value).orElse("");
    return written.matches("[0-9]{1,18}") ? Long.parseLong(written) : 0;
  }

  /** When this version of it was written, to be compared as text. */
  String stamp() {
    return component.find("DTSTAMP").map(ContentLine::value).orElse("");
  }

  /** Whether it stands for one occurrence of a recurring event. */
  boolean isChange() {
    return component.find("RECURRENCE-ID").isPresent();
  }

  /** Whether it stands for one occurrence and all that follow. */
  boolean isChangeOfTheRest() {
    return component
        .find("RECURRENCE-ID")
        .filter(line -> "THISANDFUTURE".equalsIgnoreCase(line.parameter("RANGE")))
        .isPresent();
  }

  boolean takesTime(BusyRules rules, String host) {
    return !component.says("STATUS", "CANCELLED")
        && !component.says("TRANSP", "TRANSPARENT")
        && !answers("DECLINED", host)
        && (rules.unanswered() || !answers("NEEDS-ACTION", host))
        && (rules.tentative() || !isTentative(host))
        && (rules.allDay() || !isAllDay());
  }

  private boolean isTentative(String host) {
    return component.says("STATUS", "TENTATIVE")
        || component.says("X-MICROSOFT-CDO-BUSYSTATUS", "TENTATIVE")
        || answers("TENTATIVE", host);
  }

  private boolean isAllDay() {
    return component.says("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")
        || component.find("DTSTART").filter(line -> !line.value().contains("T")).isPresent();
  }

  private boolean answers(String answer, String host) {
    return component
        .all("ATTENDEE")
        .filter(line -> answer.equalsIgnoreCase(line.parameter("PARTSTAT")))
        .anyMatch(
            line ->
                isAt(host, line.value().replaceFirst("(?i)^mailto:", ""))
                    || isAt(host, line.parameter("EMAIL")));
  }

  private static boolean isAt(String host, @Nullable String attendee) {
    return attendee != null && FoldedEmail.same(host, attendee);
  }

  /** When it takes place; nothing, with a remark, if that cannot be read. */
  Optional<Timing> timing() {
    var line = component.find("DTSTART").orElse(null);
    try {
      if (line == null) {
        throw new UnreadableValue(Code.START);
      }
      var start = moment(line);
      return Optional.of(new Timing(start, length(start)));
    } catch (UnreadableValue e) {
      remarks.add(Code.START, component, line);
      return Optional.empty();
    }
  }

  /** What ends no later than it begins takes no time, but a day written so is one. */
  private IcsDuration length(IcsDateTime start) {
    var line = component.find("DTEND").or(() -> component.find("DURATION")).orElse(null);
    if (line == null) {
      return start.isDate() ? IcsDuration.DAY : IcsDuration.NOTHING;
    }
    try {
      var length =
          line.name().equals("DTEND")
              ? IcsDuration.between(start, moment(line))
              : IcsDuration.of(line.value());
      return start.isDate() && length.equals(IcsDuration.NOTHING) ? IcsDuration.DAY : length;
    } catch (UnreadableValue e) {
      remarks.add(Code.END, component, line);
      return start.isDate() ? IcsDuration.DAY : AN_HOUR;
    }
  }

  /** Which occurrence it changes; nothing, with a remark, if that cannot be read. */
  Optional<IcsDateTime> changed() {
    return component
        .find("RECURRENCE-ID")
        .flatMap(line -> attempt(Code.CHANGE, line, this::moment));
  }

  /** The exceptions that can be read. */
  Stream<IcsDateTime> exceptions() {
    return component
        .all("EXDATE")
        .flatMap(
            line ->
                values(line).flatMap(v -> attempt(Code.EXCEPTION, line, l -> at(v, l)).stream()));
  }

  /** The further dates that can be read, on the event's clock. */
  Stream<LocalDateTime> dates(FileZone zone) {
    return component
        .all("RDATE")
        .filter(line -> !line.isOf("PERIOD"))
        .flatMap(
            line -> values(line).flatMap(v -> attempt(Code.DATE, line, l -> at(v, l)).stream()))
        .map(moment -> moment.isDate() ? moment.time() : zone.wallClock(moment.instant()));
  }

  /** Occurrences that say themselves how long they take. */
  Stream<Span> periods() {
    return component
        .all("RDATE")
        .filter(line -> line.isOf("PERIOD"))
        .flatMap(
            line ->
                values(line)
                    .flatMap(
                        value ->
                            attempt(Code.DATE, line, l -> Span.of(value, zones.of(l, component)))
                                .stream()));
  }

  /**
   * The times that its rules give.
   *
   * @param property {@code RRULE} or {@code EXRULE}
   */
  Stream<LocalDateTime> ruled(
      String property,
      IcsDateTime start,
      LocalDateTime first,
      LocalDateTime last,
      ExpansionBudget effort) {
    return component
        .all(property)
        .flatMap(
            line ->
                attempt(
                    property.equals("RRULE") ? Code.RULE : Code.EXCEPTION,
                    line,
                    rule ->
                        Recurrence.of(rule.value(), start).times(start.time(), first, last, effort))
                    .stream())
        .flatMap(times -> times.stream());
  }

  private static Stream<String> values(ContentLine line) {
    return Stream.of(line.value().split(",")).map(String::strip).filter(each -> !each.isEmpty());
  }

  private <T> Optional<T> attempt(Code part, ContentLine line, Function<ContentLine, T> reading) {
    try {
      return Optional.of(reading.apply(line));
    } catch (UnreadableValue e) {
      remarks.add(e.code() == Code.TOO_LONG ? Code.TOO_LONG : part, component, line);
      return Optional.empty();
    }
  }

  private IcsDateTime moment(ContentLine line) {
    return at(line.value(), line);
  }

  private IcsDateTime at(String value, ContentLine line) {
    return IcsDateTime.of(value, value.endsWith("Z") ? FileZone.UTC : zones.of(line, component));
  }

  /** Remarks that not all of it was followed. */
  void remark(Code code) {
    @Nullable ContentLine rule = component.find("RRULE").orElse(null);
    remarks.add(code, component, rule);
  }

  /** The date that is meant where the event's days are whole ones. */
  static LocalDateTime dateOf(IcsDateTime moment, FileZone zone) {
    if (moment.isDate() || moment.time().toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return moment.time().toLocalDate().atStartOfDay();
    }
    Instant instant = moment.instant();
    var here = zone.wallClock(instant);
    return (here.toLocalTime().equals(LocalTime.MIDNIGHT) ? here : moment.time())
        .toLocalDate()
        .atStartOfDay();
  }
}
