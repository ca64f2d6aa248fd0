package org.talktous.call.icalendar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * Reads the components of a file. Of the library only the reading of lines is used: what it makes
 * of them would refuse a whole calendar for one odd property, look zones up on the net, and follow
 * a nesting as deep as the file has it.
 */
final class CalendarText implements ContentHandler {
  private static final int BUFFER = 8192;
  private static final int DEEPEST = 8;
  static final Set<String> WANTED =
      Set.of(
          "UID",
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID",
          "STATUS",
          "TRANSP",
          "ATTENDEE",
          "FREEBUSY",
          "TZID",
          "TZOFFSETFROM",
          "TZOFFSETTO");

  private final List<Component> found = new ArrayList<>();
  private final Deque<Component> open = new ArrayDeque<>();
  private String property = "";
  private Map<String, String> parameters = new HashMap<>();

  private CalendarText() {}

  /** The components that stand in the file's calendars. */
  static List<Component> components(byte[] file) {
    var text = new CalendarText();
    var reader = new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8);
    try (var unfolded = new UnfoldingReader(reader, BUFFER, true)) {
      new CalendarParserImpl().parse(unfolded, text);
    } catch (IOException | ParserException e) {
      throw new InvalidCalendar("it is not an iCalendar file, or not a whole one");
    }
    return text.found;
  }

  @Override
  public void startCalendar() {
    // components come alone
  }

  @Override
  public void endCalendar() {
    // nothing is left to do
  }

  @Override
  public void startComponent(String name) {
    if (open.size() == DEEPEST) {
      throw new InvalidCalendar("its components stand too deep in each other");
    }
    var component =
        new Component(name.toUpperCase(Locale.ROOT), new ArrayList<>(), new ArrayList<>());
    var around = open.peek();
    (around == null ? found : around.inner()).add(component);
    open.push(component);
  }

  @Override
  public void endComponent(String name) {
    open.pop();
  }

  @Override
  public void startProperty(String name) {
    property = name.strip().toUpperCase(Locale.ROOT);
    parameters = new HashMap<>();
    if (property.equals("BEGIN") || property.equals("END")) {
      throw new InvalidCalendar("it is not an iCalendar file, or not a whole one");
    }
  }

  @Override
  public void parameter(String name, String value) {
    parameters.put(name.strip().toUpperCase(Locale.ROOT), value.strip().replace("\"", ""));
  }

  @Override
  public void propertyValue(String value) {
    var around = open.peek();
    if (around != null && WANTED.contains(property)) {
      around.lines().add(new ContentLine(property, parameters, value.strip()));
    }
  }

  @Override
  public void endProperty(String name) {
    // its value has come
  }
}
