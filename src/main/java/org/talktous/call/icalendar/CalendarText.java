package org.talktous.call.icalendar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the components of a file, line by line: a line that is none, or ends what was not begun,
 * costs itself alone. A library's parser gives up the whole file there, and at an unquoted colon in
 * a zone's name.
 */
final class CalendarText {
  private static final int DEEPEST = 8;
  private static final String CALENDAR = "VCALENDAR";

  /** These do not stand in each other: where one begins, one before that was not ended is over. */
  private static final Set<String> ALONE =
      Set.of("VEVENT", "VFREEBUSY", "VTIMEZONE", "VTODO", "VJOURNAL");

  static final Set<String> WANTED =
      Set.of(
          "UID",
          "SUMMARY",
          "SEQUENCE",
          "DTSTAMP",
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "EXRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID",
          "STATUS",
          "TRANSP",
          "X-MICROSOFT-CDO-BUSYSTATUS",
          "X-MICROSOFT-CDO-ALLDAYEVENT",
          "ATTENDEE",
          "ORGANIZER",
          "FREEBUSY",
          "TZID",
          "TZOFFSETFROM",
          "TZOFFSETTO",
          "X-WR-TIMEZONE");

  private final Component calendar = component(CALENDAR);
  private final Deque<Component> open = new ArrayDeque<>();
  private int begun;
  private int tooDeep;

  private CalendarText() {}

  /**
   * All calendars of a file as one.
   *
   * @throws InvalidCalendar if it is none, or not whole
   */
  static Component calendar(byte[] file) {
    var text = new CalendarText();
    unfolded(file).map(ContentLine::of).flatMap(line -> line.stream()).forEach(text::read);
    if (text.begun == 0 || !text.open.isEmpty()) {
      throw new InvalidCalendar();
    }
    return text.calendar;
  }

  private static Stream<String> unfolded(byte[] file) {
    return new String(file, StandardCharsets.UTF_8)
        .replaceFirst("^\uFEFF", "")
        .replaceAll("\r?\n[ \t]", "")
        .lines();
  }

  private static Component component(String name) {
    return new Component(name, new ArrayList<>(), new ArrayList<>());
  }

  private void read(ContentLine line) {
    var value = line.value().toUpperCase(Locale.ROOT);
    switch (line.name()) {
      case "BEGIN" -> begin(value);
      case "END" -> end(value);
      default -> {
        if (!open.isEmpty() && tooDeep == 0 && WANTED.contains(line.name())) {
          open.getFirst().lines().add(line);
        }
      }
    }
  }

  private void begin(String name) {
    if (name.equals(CALENDAR)) {
      open.clear();
      tooDeep = 0;
      open.push(calendar);
      begun++;
    } else if (!open.isEmpty()) {
      if (ALONE.contains(name)) {
        endAll();
      }
      if (open.size() == DEEPEST) {
        tooDeep++;
      } else {
        var component = component(name);
        open.getFirst().inner().add(component);
        open.push(component);
      }
    }
  }

  private void end(String name) {
    if (tooDeep > 0 && !name.equals(CALENDAR)) {
      tooDeep--;
    } else if (name.equals(CALENDAR)) {
      open.clear();
      tooDeep = 0;
    } else if (open.stream().anyMatch(each -> each.name().equals(name))) {
      while (!open.pop().name().equals(name)) {
        // what was not ended is over with what it stands in
      }
    }
  }

  private void endAll() {
    tooDeep = 0;
    while (open.size() > 1) {
      open.pop();
    }
  }
}
