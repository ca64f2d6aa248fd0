package org.talktous.call.invitation;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
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

  /** Nothing if it is no answer to one invitation. */
  static Optional<ItipReply> parse(String calendar, Predicate<String> isSender) {
    try {
      return reply(new CalendarBuilder().build(new StringReader(calendar)), isSender);
    } catch (IOException | ParserException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ItipReply> reply(Calendar calendar, Predicate<String> isSender) {
    var method = text(calendar.getProperty(Property.METHOD)).toUpperCase(Locale.ROOT);
    var events = calendar.<VEvent>getComponents("VEVENT");
    if (events.size() != 1) {
      return Optional.empty();
    }
    var event = events.getFirst();
    // A counter-proposal may name the others too.
    var attendee =
        event.getProperties(Property.ATTENDEE).stream()
            .filter(each -> isSender.test(address(each)))
            .findFirst()
            .orElse(null);
    boolean isCounter = method.equals("COUNTER");
    var answer =
        attendee == null || isCounter
            ? Optional.of(CallAnswer.Answer.COUNTERED)
            : partStat(attendee);
    return answer.map(
        each ->
            new ItipReply(
                text(event.getProperty(Property.UID)),
                attendee != null,
                each,
                sequence(event),
                isCounter ? start(event) : null,
                comment(event)));
  }

  private static String text(Optional<? extends Property> property) {
    return property.map(Property::getValue).map(String::strip).orElse("");
  }

  private static Optional<CallAnswer.Answer> partStat(Property attendee) {
    var stat =
        attendee
            .<Parameter>getParameter(Parameter.PARTSTAT)
            .map(Parameter::getValue)
            .orElse("")
            .toUpperCase(Locale.ROOT);
    return switch (stat) {
      case "ACCEPTED" -> Optional.of(CallAnswer.Answer.ACCEPTED);
      case "TENTATIVE" -> Optional.of(CallAnswer.Answer.TENTATIVE);
      case "DECLINED" -> Optional.of(CallAnswer.Answer.DECLINED);
      default -> Optional.empty();
    };
  }

  /** The address of a URI of the scheme mailto, decoded (RFC 6068). */
  private static String address(Property attendee) {
    var uri = attendee.getValue().strip();
    var encoded =
        uri.regionMatches(true, 0, "mailto:", 0, "mailto:".length())
            ? uri.substring("mailto:".length())
            : uri;
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int sequence(VEvent event) {
    var given = text(event.getProperty(Property.SEQUENCE));
    return given.isEmpty() ? 0 : Integer.parseInt(given);
  }

  /** A start without a zone cannot be told. */
  private static @Nullable Instant start(VEvent event) {
    Temporal start =
        event.<DtStart<?>>getProperty(Property.DTSTART).map(DtStart::getDate).orElse(null);
    return switch (start) {
      case Instant instant -> instant;
      case ZonedDateTime zoned -> zoned.toInstant();
      case OffsetDateTime offset -> offset.toInstant();
      case null, default -> null;
    };
  }

  private static @Nullable String comment(VEvent event) {
    var given =
        Lines.normalized(text(event.getProperty(Property.COMMENT))).replace("\u0000", "").strip();
    return given.isEmpty() ? null : Excerpt.of(given, LONGEST_COMMENT);
  }
}
