package org.talktous.call.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.desk.StaffCallPage.Typed;
import org.talktous.call.offer.CallCalendar;

/**
 * What staff see who choose another time for a call.
 *
 * @param nearest free times near the one that was refused
 */
record CallTimePage(
    Booking call, CallCalendar calendar, Typed typed, List<Instant> nearest, boolean choosesZone) {

  String path() {
    return "/admin/calls/" + call.id();
  }

  String sequence() {
    return typed.seen("sequence", String.valueOf(call.sequence()));
  }

  @Nullable String startError() {
    return typed.error("times");
  }
}
