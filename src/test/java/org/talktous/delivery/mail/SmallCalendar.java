package org.talktous.delivery.mail;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;

/**
 * A person's calendar that applies what comes by mail, as RFC 5546 section 3.2 has it: by UID, and
 * only what is newer by SEQUENCE than what it knows.
 */
final class SmallCalendar {
  private final Map<String, Instant> entries = new TreeMap<>();
  private final Map<String, Integer> known = new TreeMap<>();

  void apply(Calendar invitation) {
    var event = (VEvent) invitation.getComponents().getFirst();
    var uid = value(event, "UID");
    int sequence = Integer.parseInt(value(event, "SEQUENCE"));
    if (sequence < known.getOrDefault(uid, 0)) {
      return;
    }
    known.put(uid, sequence);
    switch (invitation.getRequiredProperty("METHOD").getValue()) {
      case "REQUEST" -> entries.put(uid, start(event));
      case "CANCEL" -> entries.remove(uid);
      default -> throw new AssertionError("no invitation: " + invitation);
    }
  }

  /** The starts of what is in it. */
  java.util.List<Instant> starts() {
    return java.util.List.copyOf(entries.values());
  }

  private static String value(VEvent event, String name) {
    return event.getRequiredProperty(name).getValue();
  }

  private static Instant start(VEvent event) {
    Property start = event.getRequiredProperty("DTSTART");
    return Instant.from(((DateProperty<?>) start).getDate());
  }
}
