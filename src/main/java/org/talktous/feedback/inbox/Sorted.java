package org.talktous.feedback.inbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Address;

/**
 * How many of those that were ticked were changed, and how many were not.
 *
 * @param what closed or sorted
 * @param withdrawn taken back by their readers
 * @param foreign of another host's calls
 * @param missing gone altogether
 */
record Sorted(String what, int changed, int withdrawn, int foreign, int missing) {

  /** What an address says was done, if it says so. */
  static @Nullable Sorted read(Map<String, String> query) {
    var what = query.getOrDefault("done", "");
    return what.matches("closed|sorted")
        ? new Sorted(
            what,
            number(query, "changed"),
            number(query, "withdrawn"),
            number(query, "foreign"),
            number(query, "missing"))
        : null;
  }

  private static int number(Map<String, String> query, String name) {
    var written = query.getOrDefault(name, "");
    return written.matches("\\d{1,3}") ? Integer.parseInt(written) : 0;
  }

  Address onto(Address address) {
    return address
        .with("done", what)
        .with("changed", changed)
        .with("withdrawn", withdrawn)
        .with("foreign", foreign)
        .with("missing", missing);
  }
}
