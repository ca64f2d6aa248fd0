package org.talktous.call.calendar;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talktous.testing.HttpReceiver.Reply;

/** Outside calendars as tests write them. */
public final class Ics {
  private Ics() {}

  /** A file of components, each line ended as RFC 5545 has it. */
  public static String file(String... components) {
    return Stream.concat(
            Stream.concat(
                Stream.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elsewhere//EN"),
                Stream.of(components)),
            Stream.of("END:VCALENDAR"))
        .flatMap(String::lines)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /** An event with lines such as {@code "DTSTART:20261124T100000Z"}. */
  public static String event(String... lines) {
    return "BEGIN:VEVENT\n" + String.join("\n", lines) + "\nSUMMARY:Elsewhere\nEND:VEVENT";
  }

  /** An event from one time to another. */
  public static String busy(String from, String until) {
    return event("UID:" + from + until, "DTSTART:" + from, "DTEND:" + until);
  }

  /** Answers with a body and headers, given as names and values in turn. */
  static Reply reply(String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }
}
