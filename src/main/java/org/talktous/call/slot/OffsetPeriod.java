package org.talktous.call.slot;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A time [from, until), in epoch seconds, in which a zone's clocks keep one offset, in seconds east
 * of UTC.
 */
record OffsetPeriod(long from, long until, int offset) {
  static final long DAY = 24 * 60 * 60;

  /**
   * The periods that make up a range, in order. A zone's transitions are looked up once, not for
   * every day.
   */
  static List<OffsetPeriod> covering(ZoneId zone, long from, long until) {
    var rules = zone.getRules();
    var periods = new ArrayList<OffsetPeriod>();
    for (long start = from; start < until; start = periods.getLast().until) {
      var instant = Instant.ofEpochSecond(start);
      var change = rules.nextTransition(instant);
      long end = change == null ? until : Math.min(until, change.toEpochSecond());
      periods.add(new OffsetPeriod(start, end, rules.getOffset(instant).getTotalSeconds()));
    }
    return periods;
  }

  /** The epoch day of the local date at the instant. */
  long dayAt(long second) {
    return Math.floorDiv(second + offset, DAY);
  }

  /**
   * The instant at which this stretch's clocks show the minute of the day, if that lies in it; else
   * its nearer end.
   */
  long clamp(long day, int minute) {
    return Math.clamp(day * DAY + minute * 60L - offset, from, until);
  }
}
