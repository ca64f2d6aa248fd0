package org.talktous.call.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.desk.StaffCallPage.Typed;
import org.talktous.call.offer.CallCalendar;
import org.talktous.web.page.Times;

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

  /** The clock of the reader, unless it reads the same as that of the page. */
  @Nullable Times readersClock(Times own) {
    var theirs = new Times(own.language(), call.reader().zone());
    return theirs.offset(call.startsAt()).equals(own.offset(call.startsAt())) ? null : theirs;
  }

  @Nullable String startError() {
    return typed.error("times");
  }
}
