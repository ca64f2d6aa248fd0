package org.talktous.call.icalendar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A component of RFC 5545 section 3.6, as far as it matters here. */
record Component(String name, List<ContentLine> lines, List<Component> inner) {

  Optional<ContentLine> find(String property) {
    return all(property).findFirst();
  }

  ContentLine get(String property) {
    return find(property)
        .orElseThrow(() -> new InvalidCalendar("a " + name + " without " + property));
  }

  Stream<ContentLine> all(String property) {
    return lines.stream().filter(line -> line.name().equals(property));
  }

  boolean says(String property, String value) {
    return all(property).anyMatch(line -> line.value().strip().equalsIgnoreCase(value));
  }
}
