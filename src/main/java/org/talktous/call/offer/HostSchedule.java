package org.talktous.call.offer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.HostCalendar;

/**
 * A host's calendar as it was read together with its version in the database. It decides about
 * starts in [from, until).
 *
 * @param version drawn anew by the database with every change; null if it has none for the host,
 *     whose schedule then never counts as current
 */
record HostSchedule(@Nullable UUID version, Instant from, Instant until, HostCalendar calendar) {

  /** Whether this is the host's schedule of that version, and decides about those starts. */
  boolean isCurrent(@Nullable UUID current, Instant first, Instant last) {
    return version != null
        && version.equals(current)
        && !first.isBefore(from)
        && !last.isAfter(until);
  }

  /** How many times and dates it holds, as a measure of the memory it takes. */
  int size() {
    return 1 + calendar.size();
  }
}
