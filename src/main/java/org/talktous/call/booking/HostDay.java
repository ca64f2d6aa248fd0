package org.talktous.call.booking;

import java.time.Instant;

/** The host's calendar date on which a call starts, from its first instant to the next date's. */
record HostDay(Instant begins, Instant ends) {

  static HostDay of(Booking booking) {
    var zone = booking.host().zone();
    var date = booking.startsAt().atZone(zone).toLocalDate();
    return new HostDay(
        date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
