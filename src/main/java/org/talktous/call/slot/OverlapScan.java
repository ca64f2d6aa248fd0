package org.talktous.call.slot;

/** Linear merge of sorted intervals with sorted slots. */
final class OverlapScan {
  private final Intervals intervals;
  private final long margin;
  private int next;
  private long takenUntil = Long.MIN_VALUE;

  /** The intervals, each widened by the margin, in seconds, on both sides. */
  OverlapScan(Intervals intervals, long margin) {
    this.intervals = intervals;
    this.margin = margin;
  }

  /**
   * Whether an interval overlaps [from, until), which must not lie before the one asked about last.
   */
  boolean overlaps(long from, long until) {
    while (next < intervals.size() && intervals.from(next) - margin < until) {
      takenUntil = Math.max(takenUntil, intervals.until(next) + margin);
      next++;
    }
    return takenUntil > from;
  }
}
