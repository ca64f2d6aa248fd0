package org.talktous.call.slot;

/** Cuts one host's openings into slots, and keeps those that can be booked and are free. */
final class HostSlots {
  private static final long LENGTH = OfferedSlots.CALL_LENGTH.toSeconds();
  private static final long MARGIN = OfferedSlots.MARGIN.toSeconds();

  private final BookableRange bookable;
  private final OverlapScan calls;
  private final OverlapScan busy;
  private final SlotStarts.Builder starts = new SlotStarts.Builder(64);

  private HostSlots(HostCalendar host, BookableRange bookable, CallRules rules) {
    this.bookable = bookable;
    this.calls = new OverlapScan(host.calls(), rules.bufferSeconds());
    this.busy = new OverlapScan(host.busy(), 0);
  }

  static SlotStarts of(HostCalendar host, BookableRange bookable, CallRules rules) {
    if (bookable.isEmpty()) {
      return SlotStarts.NONE;
    }
    // Slots are counted from a date's openings and its cap holds for all of it, so the dates at
    // both ends are seen whole.
    var stretches =
        OffsetPeriod.covering(host.zone(), bookable.from() - MARGIN, bookable.until() + MARGIN);
    var callsPerDate = new CallsPerDate(host.calls(), stretches);
    var slots = new HostSlots(host, bookable, rules);
    for (var opening : OpenInterval.of(host, stretches)) {
      if (callsPerDate.on(opening.day()) < rules.dailyCap()) {
        slots.cut(opening);
      }
    }
    return slots.starts.build();
  }

  /** Whether the host is there and free then, on or off the grid of their slots. */
  static boolean canTake(HostCalendar host, long start, CallRules rules) {
    var stretches = OffsetPeriod.covering(host.zone(), start - MARGIN, start + MARGIN);
    var callsPerDate = new CallsPerDate(host.calls(), stretches);
    return OpenInterval.of(host, stretches).stream()
            .filter(each -> each.from() <= start && start + LENGTH <= each.until())
            .anyMatch(each -> callsPerDate.on(each.day()) < rules.dailyCap())
        && !new OverlapScan(host.calls(), rules.bufferSeconds()).overlaps(start, start + LENGTH)
        && !new OverlapScan(host.busy(), 0).overlaps(start, start + LENGTH);
  }

  private void cut(OpenInterval opening) {
    for (long start = opening.from(); start + LENGTH <= opening.until(); start += LENGTH) {
      if (bookable.contains(start) && isFree(start)) {
        starts.add(start);
      }
    }
  }

  private boolean isFree(long start) {
    return !calls.overlaps(start, start + LENGTH) && !busy.overlaps(start, start + LENGTH);
  }
}
