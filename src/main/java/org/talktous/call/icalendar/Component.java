package org.talktous.call.icalendar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A component of RFC 5545 section 3.6, as far as it matters here. */
record Component(String name, List<ContentLine> lines, List<Component> inner) {

  Optional<ContentLine> find(String property) {
    return all(property).findFirst();
  }

  Stream<ContentLine> all(String property) {
    return lines.stream().filter(line -> line.name().equals(property));
  }

  @Nullable String text(String property) {
    return find(property).map(ContentLine::text).orElse(null);
  }

  boolean says(String property, String value) {
    return all(property).anyMatch(line -> line.value().equalsIgnoreCase(value));
  }
}
