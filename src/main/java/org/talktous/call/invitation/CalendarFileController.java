package org.talktous.call.invitation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallLinks;
import org.talktous.web.problem.ReaderApi;

/** A reader's call as an iCalendar file (RFC 5545). */
@Controller("/api/v1/bookings")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class CalendarFileController {
  private final CallChanges changes;
  private final CallLinks links;
  private final CalendarFiles calendars;

  CalendarFileController(CallChanges changes, CallLinks links, CalendarFiles calendars) {
    this.changes = changes;
    this.links = links;
    this.calendars = calendars;
  }

  /** Gives the call as an iCalendar file. */
  @Get("/{token}/calendar.ics")
  @Produces("text/calendar")
  HttpResponse<byte[]> downloadCalendar(String token) {
    return calendars.response(changes.get(links.open(token)));
  }
}
