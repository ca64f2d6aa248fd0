package org.talktous.call.icalendar;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A content line of RFC 5545 section 3.1: a property, its parameters and its value as written. */
record ContentLine(String name, Map<String, String> parameters, String value) {
  @Nullable String parameter(String parameter) {
    return parameters.get(parameter);
  }

  boolean isOf(String type) {
    return type.equalsIgnoreCase(parameters.get("VALUE"));
  }
}
