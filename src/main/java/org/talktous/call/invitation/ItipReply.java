package org.talktous.call.invitation;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.Excerpt;
import org.talktous.web.constraint.Lines;

/**
 * An answer to an invitation, as a calendar sends it.
 *
 * @param isOfSender whether the sender is among its attendees
 * @param sequence of the invitation that it answers; 0 if it names none (RFC 5545, section 3.8.7.4)
 * @param comment what the attendee adds
 */
record ItipReply(
    String uid,
    boolean isOfSender,
    CallAnswer.Answer answer,
    int sequence,
    @Nullable Instant proposedStart,
    @Nullable String comment) {
  // As much as the reason of a cancellation may have.
  private static final int LONGEST_COMMENT = 1_000;

  private static final Pattern ESCAPED = Pattern.compile("\\\\([nN,;\\\\])");
  private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");
  private static final Pattern PART_STAT =
      Pattern.compile("(?i);\\s*PARTSTAT\\s*=\\s*\"?([A-Z-]+)");
  private static final Pattern ZONE = Pattern.compile("(?i);\\s*TZID\\s*=\\s*\"?([^\";:]+)");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  /**
   * Reads the few lines that tell the answer, whatever stands in the others: calendars name zones
   * that they do not define, and people in ways that no library takes.
   *
   * @return nothing if it is no answer to one invitation
   */
  static Optional<ItipReply> parse(String calendar, Predicate<String> isSender) {
    try {
      return reply(calendar, isSender);
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ItipReply> reply(String calendar, Predicate<String> isSender) {
    var lines = FOLD.matcher(calendar).replaceAll("").lines().map(Line::of).toList();
    var event = event(lines);
    if (event.isEmpty()) {
      return Optional.empty();
    }
    boolean isCounter = text(lines, "METHOD").equalsIgnoreCase("COUNTER");
    // A counter-proposal may name the others too.
    var attendee =
        event.stream()
            .filter(line -> line.is("ATTENDEE") && isSender.test(address(line)))
            .findFirst()
            .orElse(null);
    var answer =
        attendee == null || isCounter
            ? Optional.of(CallAnswer.Answer.COUNTERED)
            : partStat(attendee);
    return answer.map(
        each ->
            new ItipReply(
                text(event, "UID"),
                attendee != null,
                each,
                sequence(event),
                isCounter ? start(event, calendar) : null,
                comment(event)));
  }

  /** A content line (RFC 5545, section 3.1): {@code NAME;PARAMETERS:VALUE}. */
  private record Line(String name, String parameters, String value) {
    static Line of(String line) {
      int value = colon(line);
      int parameters = line.indexOf(';');
      int name = parameters < 0 || parameters > value ? value : parameters;
      return new Line(
          line.substring(0, name).strip().toUpperCase(Locale.ROOT),
          line.substring(name, value),
          value == line.length() ? "" : line.substring(value + 1).strip());
    }

    /** Where the value begins: values of parameters hold colons in quotes. */
    private static int colon(String line) {
      boolean isQuoted = false;
      for (int at = 0; at < line.length(); at++) {
        isQuoted ^= line.charAt(at) == '"';
        if (!isQuoted && line.charAt(at) == ':') {
          return at;
        }
      }
      return line.length();
    }

    boolean is(String property) {
      return name.equals(property);
    }
  }

  /** The lines of the only event, without those of its alarms; none if there are several. */
  private static List<Line> event(List<Line> lines) {
    var event = new ArrayList<Line>();
    var open = new ArrayDeque<String>();
    int events = 0;
    for (var line : lines) {
      if (line.is("BEGIN")) {
        open.push(line.value().toUpperCase(Locale.ROOT));
        events += open.peek().equals("VEVENT") ? 1 : 0;
      } else if (line.is("END")) {
        open.poll();
      } else if ("VEVENT".equals(open.peek())) {
        event.add(line);
      }
    }
    return events == 1 ? event : List.of();
  }

  private static String text(List<Line> lines, String property) {
    return lines.stream().filter(line -> line.is(property)).findFirst().map(Line::value).orElse("");
  }

  private static Optional<CallAnswer.Answer> partStat(Line attendee) {
    var given = PART_STAT.matcher(attendee.parameters());
    return switch (given.find() ? given.group(1).toUpperCase(Locale.ROOT) : "") {
      case "ACCEPTED" -> Optional.of(CallAnswer.Answer.ACCEPTED);
      case "TENTATIVE" -> Optional.of(CallAnswer.Answer.TENTATIVE);
      case "DECLINED" -> Optional.of(CallAnswer.Answer.DECLINED);
      default -> Optional.empty();
    };
  }

  /** The address of a URI of the scheme mailto, decoded (RFC 6068); as it is if it is malformed. */
  private static String address(Line attendee) {
    var uri = attendee.value();
    var encoded =
        uri.regionMatches(true, 0, "mailto:", 0, "mailto:".length())
            ? uri.substring("mailto:".length())
            : uri;
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return encoded;
    }
  }

  private static int sequence(List<Line> event) {
    var given = text(event, "SEQUENCE");
    return given.isEmpty() ? 0 : Integer.parseInt(given);
  }

  /** A start without a zone cannot be told. */
  private static @Nullable Instant start(List<Line> event, String calendar) {
    var start = event.stream().filter(line -> line.is("DTSTART")).findFirst().orElse(null);
    if (start == null) {
      return null;
    }
    if (start.value().endsWith("Z")) {
      return local(start.value().substring(0, start.value().length() - 1), ZoneOffset.UTC);
    }
    // The library knows the zones that the calendar defines.
    var defined = definedStart(calendar);
    var zone = ZONE.matcher(start.parameters());
    return defined != null || !zone.find() ? defined : local(start.value(), zone(zone.group(1)));
  }

  private static @Nullable Instant local(String time, @Nullable ZoneId zone) {
    try {
      return zone == null ? null : LocalDateTime.parse(time, LOCAL).atZone(zone).toInstant();
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  private static @Nullable ZoneId zone(String name) {
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  private static @Nullable Instant definedStart(String calendar) {
    try {
      var parsed = new CalendarBuilder().build(new StringReader(calendar));
      Temporal start =
          parsed
              .<VEvent>getComponents("VEVENT")
              .getFirst()
              .<DtStart<?>>getProperty(Property.DTSTART)
              .map(DtStart::getDate)
              .orElse(null);
      return switch (start) {
        case Instant instant -> instant;
        case ZonedDateTime zoned -> zoned.toInstant();
        case OffsetDateTime offset -> offset.toInstant();
        case null, default -> null;
      };
    } catch (IOException | ParserException | RuntimeException unreadable) {
      return null;
    }
  }

  private static @Nullable String comment(List<Line> event) {
    var given = Lines.normalized(unescaped(text(event, "COMMENT"))).replace("\u0000", "").strip();
    return given.isEmpty() ? null : Excerpt.of(given, LONGEST_COMMENT);
  }

  /** TEXT as it was meant (RFC 5545, section 3.3.11). */
  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            each ->
                Matcher.quoteReplacement(
                    each.group(1).equalsIgnoreCase("n") ? "\n" : each.group(1)));
  }
}
