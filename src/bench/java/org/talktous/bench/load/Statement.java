package org.talktous.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that the service sent, and what it sent for $1, $2 and so on, as text.
 *
 * @param values nothing for null
 */
record Statement(String sql, List<@Nullable String> values) {
  private static final Pattern SENT =
      Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']|'')*)')", Pattern.DOTALL);

  /** Reads a message of PostgreSQL's log and its detail; nothing if it is about something else. */
  static @Nullable Statement of(String message, String detail) {
    var sent = SENT.matcher(message);
    if (!sent.matches()) {
      return null;
    }
    var values = new ArrayList<@Nullable String>();
    var value = VALUE.matcher(detail);
    while (value.find()) {
      values.add(value.group(1) == null ? null : value.group(1).replace("''", "'"));
    }
    return new Statement(sent.group(1).strip(), values);
  }

  /** Whether it only opens or closes a transaction. */
  boolean isBracket() {
    return sql.matches("(?i)(begin|commit|rollback).*");
  }
}
