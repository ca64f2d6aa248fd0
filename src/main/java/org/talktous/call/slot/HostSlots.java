package org.talktous.call.slot;

/** Cuts one host's openings into slots, and keeps those that can be booked and are free. */
final class HostSlots {
  private static final long LENGTH = OfferedSlots.CALL_LENGTH.toSeconds();
  private static final long MARGIN = OfferedSlots.MARGIN.toSeconds();

  private final Bookable bookable;
  private final Sweep calls;
  private final Sweep busy;
  private final Starts.Builder starts = new Starts.Builder(64);

  private HostSlots(HostCalendar host, Bookable bookable, CallRules rules) {
    this.bookable = bookable;
    this.calls = new Sweep(host.calls(), rules.bufferSeconds());
    this.busy = new Sweep(host.busy(), 0);
  }

  static Starts of(HostCalendar host, Bookable bookable, CallRules rules) {
    if (bookable.isEmpty()) {
      return Starts.NONE;
    }
    // Slots are counted from a date's openings and its cap holds for all of it, so the dates at
    // both ends are seen whole.
    var stretches =
        Stretch.covering(host.zone(), bookable.from() - MARGIN, bookable.until() + MARGIN);
    var callsPerDate = new CallsPerDate(host.calls(), stretches);
    var slots = new HostSlots(host, bookable, rules);
    for (var opening : Opening.of(host, stretches)) {
      if (callsPerDate.on(opening.day()) < rules.dailyCap()) {
        slots.cut(opening);
      }
    }
    return slots.starts.build();
  }

  private void cut(Opening opening) {
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
