package org.talktous.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.availability.HostCalendar;

/** A host who takes calls about an article, and what stands in their calendar. */
record HostDiary(String name, @Nullable String joinUrl, HostCalendar calendar) {

  UUID host() {
    return calendar.host();
  }

  Booking.Taker taker() {
    return new Booking.Taker(host(), name, joinUrl, calendar.zone());
  }
}
