package org.talktous.call.slot;

import java.time.Instant;
import java.util.List;

/**
 * When a host is there between two times, whatever is booked: in which of their hours calls lie.
 */
public final class HostPresence {
  private static final long MARGIN = OfferedSlots.MARGIN.toSeconds();

  private final List<OpenInterval> openings;

  private HostPresence(List<OpenInterval> openings) {
    this.openings = openings;
  }

  public static HostPresence of(HostCalendar host, Instant from, Instant until) {
    var stretches =
        OffsetPeriod.covering(
            host.zone(), from.getEpochSecond() - MARGIN, until.getEpochSecond() + MARGIN);
    return new HostPresence(OpenInterval.of(host, stretches));
  }

  /** Whether the host is there all the time from the one to the other. */
  public boolean covers(Instant start, Instant end) {
    return openings.stream()
        .anyMatch(
            each -> each.from() <= start.getEpochSecond() && end.getEpochSecond() <= each.until());
  }
}
