package org.talktous.call.slot;

import java.util.List;

/** How many calls start on each of a host's dates. */
final class CallsPerDate {
  private final long firstDay;
  private final int[] counts;

  CallsPerDate(Intervals calls, List<OffsetPeriod> stretches) {
    // Local dates are at most a day away from those of UTC.
    firstDay = Math.floorDiv(stretches.getFirst().from(), OffsetPeriod.DAY) - 1;
    long lastDay = Math.floorDiv(stretches.getLast().until(), OffsetPeriod.DAY) + 1;
    counts = new int[Math.toIntExact(lastDay - firstDay + 1)];
    int next = 0;
    for (var stretch : stretches) {
      for (; next < calls.size() && calls.from(next) < stretch.until(); next++) {
        if (calls.from(next) >= stretch.from()) {
          counts[index(stretch.dayAt(calls.from(next)))]++;
        }
      }
    }
  }

  int on(long day) {
    return counts[index(day)];
  }

  private int index(long day) {
    return (int) (day - firstDay);
  }
}
