package org.talktous.call.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
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

  /** The default of PARTSTAT (RFC 5545 section 3.2.12). */
  private static final String UNANSWERED = "NEEDS-ACTION";

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
        && !isTransparent()
        && !answers("DECLINED", host)
        && (rules.unanswered() || !isUnanswered(host))
        && (rules.tentative() || !isTentative(host))
        && (rules.allDay() || !isAllDay());
  }

  /** Outlook writes its own property alone at times. */
  private boolean isTransparent() {
    return component.find("TRANSP").isPresent()
        ? component.says("TRANSP", "TRANSPARENT")
        : component.says("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
  }

  /** Who invites has nothing to answer, though some list them among those invited. */
  private boolean isUnanswered(String host) {
    return answers(UNANSWERED, host)
        && component.all("ORGANIZER").noneMatch(line -> isOf(line, host));
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

  /** Whether the host answers so; where no answer is written, it is still open. */
  private boolean answers(String answer, String host) {
    return component
        .all("ATTENDEE")
        .filter(line -> isOf(line, host))
        .map(line -> Objects.requireNonNullElse(line.parameter("PARTSTAT"), UNANSWERED))
        .anyMatch(answer::equalsIgnoreCase);
  }

  private static boolean isOf(ContentLine line, String host) {
    return isAt(host, line.value().replaceFirst("(?i)^mailto:", ""))
        || isAt(host, line.parameter("EMAIL"));
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
      var start = start(line);
      return Optional.of(new Timing(start, length(start)));
    } catch (UnreadableValue e) {
      remarks.add(Code.START, component, line);
      return Optional.empty();
    }
  }

  /** What ends when it begins takes no time, but a day written so is one. */
  private IcsDuration length(IcsDateTime start) {
    var line = component.find("DTEND").or(() -> component.find("DURATION")).orElse(null);
    if (line == null) {
      return start.isDate() ? IcsDuration.DAY : IcsDuration.NOTHING;
    }
    try {
      var length =
          line.name().equals("DTEND")
              ? IcsDuration.between(start, at(line.value(), line, start.zone()))
              : IcsDuration.of(line.value());
      return start.isDate() && length.equals(IcsDuration.NOTHING) ? IcsDuration.DAY : length;
    } catch (UnreadableValue e) {
      remarks.add(Code.END, component, line);
      return start.isDate() ? IcsDuration.DAY : AN_HOUR;
    }
  }

  /**
   * Which occurrence it changes; nothing, with a remark, if that cannot be read.
   *
   * @param zone of the recurring event's start
   */
  Optional<IcsDateTime> changed(FileZone zone) {
    return component
        .find("RECURRENCE-ID")
        .flatMap(line -> attempt(Code.CHANGE, line, l -> at(l.value(), l, zone)));
  }

  /** The exceptions that can be read. */
  Stream<IcsDateTime> exceptions(FileZone zone) {
    return component
        .all("EXDATE")
        .flatMap(
            line ->
                values(line)
                    .flatMap(v -> attempt(Code.EXCEPTION, line, l -> at(v, l, zone)).stream()));
  }

  /** The further dates that can be read, on the event's clock. */
  Stream<LocalDateTime> dates(FileZone zone) {
    return component
        .all("RDATE")
        .filter(line -> !line.isOf("PERIOD"))
        .flatMap(
            line ->
                values(line).flatMap(v -> attempt(Code.DATE, line, l -> at(v, l, zone)).stream()))
        .map(moment -> moment.isDate() ? moment.time() : zone.wallClock(moment.instant()));
  }

  /** Occurrences that say themselves how long they take. */
  Stream<Span> periods(FileZone zone) {
    return component
        .all("RDATE")
        .filter(line -> line.isOf("PERIOD"))
        .flatMap(
            line ->
                values(line)
                    .flatMap(
                        value ->
                            attempt(Code.DATE, line, l -> Span.of(value, zone(l, zone))).stream()));
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

  private IcsDateTime start(ContentLine line) {
    var value = line.value();
    return IcsDateTime.of(
        value, value.endsWith("Z") ? FileZone.UTC : zones.of(zoned(line), component));
  }

  /** The line that names the start's zone: its own, else that of the end. */
  private ContentLine zoned(ContentLine start) {
    var isWithout = start.value().contains("T") && !start.namesZone();
    return isWithout ? component.find("DTEND").filter(ContentLine::namesZone).orElse(start) : start;
  }

  private IcsDateTime at(String value, ContentLine line, FileZone start) {
    return IcsDateTime.of(value, value.endsWith("Z") ? FileZone.UTC : zone(line, start));
  }

  /** Times that name no zone are on the clock of the event's start. */
  private FileZone zone(ContentLine line, FileZone start) {
    return line.namesZone() ? zones.of(line, component) : start;
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
