package org.talktous.call.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Addresses that put a call into a reader's calendar: a file, and the forms of calendars on the
 * web, which are told nothing that opens the call.
 */
record CalendarLinks(String file, String google, String outlook, String office) {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(UTC);

  static CalendarLinks of(
      String token, String title, String details, String place, Instant start, Instant end) {
    var microsoft =
        "/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent&subject=%s&startdt=%s&enddt=%s&body=%s&location=%s"
            .formatted(coded(title), start, end, coded(details), coded(place));
    return new CalendarLinks(
        "/api/v1/bookings/" + token + "/calendar.ics",
        "https://calendar.google.com/calendar/render?action=TEMPLATE&text=%s&dates=%s/%s&details=%s&location=%s"
            .formatted(
                coded(title), BASIC.format(start), BASIC.format(end), coded(details), coded(place)),
        "https://outlook.live.com" + microsoft,
        "https://outlook.office.com" + microsoft);
  }

  /** Spaces as %20: one of the calendars takes a plus for a plus. */
  private static String coded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
