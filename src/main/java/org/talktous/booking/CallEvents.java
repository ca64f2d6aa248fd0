package org.talktous.booking;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.talktous.event.EventLog;
import org.talktous.offer.Rfc3339;

/** Tells what happens to calls, without names or addresses of readers. */
@Singleton
class CallEvents {
  private static final String TYPE = "org.talktous.booking.";

  private final EventLog log;

  CallEvents(EventLog log) {
    this.log = log;
  }

  boolean booked(Booking booking) {
    return append(
        "created", booking, booking.bookedAt(), Map.of("hasQuestion", booking.question() != null));
  }

  boolean moved(Booking from, Booking to) {
    return append(
        "rescheduled",
        to,
        to.changedAt(),
        Map.of(
            "previousStartsAt", time(from, from.startsAt()),
            "previousHost", from.host().id().toString()));
  }

  boolean cancelled(Booking booking) {
    return append("cancelled", booking, booking.changedAt(), Map.of());
  }

  boolean ended(Booking booking, Booking.Outcome outcome) {
    return append("outcome", booking, booking.changedAt(), Map.of("outcome", outcome.wire()));
  }

  boolean reminded(Booking booking, Duration lead, Instant now) {
    return append("reminder", booking, now, Map.of("lead", lead.toString()));
  }

  private boolean append(String what, Booking booking, Instant at, Map<String, Object> more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", booking.id().toString());
    data.put("reference", booking.reference());
    data.put("article", booking.article());
    data.put("host", booking.host().id().toString());
    data.put("status", booking.status().wire());
    data.put("sequence", booking.sequence());
    data.put("startsAt", time(booking, booking.startsAt()));
    data.put("endsAt", time(booking, booking.endsAt()));
    data.put("zone", booking.reader().zone().getId());
    data.put("locale", booking.reader().locale());
    data.putAll(more);
    log.append(TYPE + what, "bookings/" + booking.reference(), booking.sequence(), at, data);
    return true;
  }

  private static String time(Booking booking, Instant time) {
    return Rfc3339.format(time, booking.reader().zone());
  }
}
