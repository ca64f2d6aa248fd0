package org.talktous.call.icalendar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A content line of RFC 5545 section 3.1.
 *
 * @param name of the property, in capitals
 * @param parameters by their names in capitals, without quotes
 * @param value as written
 * @param written the whole line, unfolded
 */
record ContentLine(String name, Map<String, String> parameters, String value, String written) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern NEXT_PARAMETER = Pattern.compile(";[A-Za-z0-9-]+=");

  /** Reads a line; nothing if it is none. */
  static Optional<ContentLine> of(String written) {
    int end = endOfName(written);
    var name = written.substring(0, end).strip();
    if (end == written.length() || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    int at = end;
    while (at < written.length() && written.charAt(at) == ';') {
      at = readParameter(written, at + 1, parameters);
    }
    return at >= written.length()
        ? Optional.empty()
        : Optional.of(
            new ContentLine(
                name.toUpperCase(Locale.ROOT),
                parameters,
                written.substring(at + 1).strip(),
                written));
  }

  private static int endOfName(String written) {
    int at = 0;
    while (at < written.length() && written.charAt(at) != ';' && written.charAt(at) != ':') {
      at++;
    }
    return at;
  }

  /** Reads the parameter that begins there; where it ends, a semicolon or the colon follows. */
  private static int readParameter(String written, int from, Map<String, String> parameters) {
    int equals = written.indexOf('=', from);
    int colon = written.indexOf(':', from);
    if (equals < 0 || colon >= 0 && colon < equals) {
      return colon < 0 ? written.length() : colon;
    }
    var name = written.substring(from, equals).strip().toUpperCase(Locale.ROOT);
    int end = name.equals("TZID") ? endOfZone(written, equals + 1) : endOf(written, equals + 1);
    parameters.put(name, written.substring(equals + 1, end).replace("\"", "").strip());
    return end;
  }

  private static int endOf(String written, int from) {
    boolean quoted = false;
    int at = from;
    for (; at < written.length(); at++) {
      char c = written.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || c == ':')) {
        break;
      }
    }
    return at;
  }

  /**
   * Where the name of a zone ends. Some write {@code TZID=GMT+05:30:20261215T020000} without
   * quotes: times hold no colon, so the last one splits.
   */
  private static int endOfZone(String written, int from) {
    if (written.startsWith("\"", from)) {
      return endOf(written, from);
    }
    int last = written.lastIndexOf(':');
    var next = NEXT_PARAMETER.matcher(written).region(from, Math.max(from, last));
    return next.find() ? next.start() : last < from ? written.length() : last;
  }

  @Nullable String parameter(String parameter) {
    return parameters.get(parameter);
  }

  /** Whether its times are those of a zone that it names. */
  boolean namesZone() {
    return !parameters.getOrDefault("TZID", "").isEmpty() && !isOf("DATE");
  }

  boolean isOf(String type) {
    return type.equalsIgnoreCase(parameters.get("VALUE"));
  }

  /** The value of a TEXT, its escapes undone (RFC 5545 section 3.3.11). */
  String text() {
    return unescaped(value);
  }

  static String unescaped(String escaped) {
    return escaped
        .replaceAll("\\\\[nN]", "\n")
        .replaceAll("\\\\(.)", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
