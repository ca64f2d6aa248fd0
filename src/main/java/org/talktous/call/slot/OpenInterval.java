package org.talktous.call.slot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A longest time [from, until), in epoch seconds, in which a host is available on one of their
 * dates, given as its epoch day.
 *
 * <p>Where clocks go back over midnight a date comes in two parts and has openings in both.
 */
record OpenInterval(long from, long until, long day) {
  /** The host's openings in the stretches, in order. */
  static List<OpenInterval> of(HostCalendar host, List<OffsetPeriod> stretches) {
    var openings = new ArrayList<OpenInterval>();
    for (var stretch : stretches) {
      long lastDay = stretch.dayAt(stretch.until() - 1);
      for (long day = stretch.dayAt(stretch.from()); day <= lastDay; day++) {
        for (var window : host.windowsOn(LocalDate.ofEpochDay(day))) {
          long from = stretch.clamp(day, window.startMinute());
          long until = stretch.clamp(day, window.endMinute());
          append(openings, new OpenInterval(from, until, day));
        }
      }
    }
    return openings;
  }

  private static void append(List<OpenInterval> openings, OpenInterval next) {
    if (next.from == next.until) {
      return;
    }
    if (!openings.isEmpty() && openings.getLast().reaches(next)) {
      openings.add(new OpenInterval(openings.removeLast().from, next.until, next.day));
    } else {
      openings.add(next);
    }
  }

  // Two parts of one opening meet where the clocks change within it.
  private boolean reaches(OpenInterval next) {
    return until == next.from && day == next.day;
  }
}
