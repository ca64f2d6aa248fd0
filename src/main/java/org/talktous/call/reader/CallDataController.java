package org.talktous.call.reader;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import org.talktous.base.privacy.ReaderData;
import org.talktous.base.privacy.ReaderExport;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallLimits;
import org.talktous.call.booking.CallLinks;
import org.talktous.call.booking.CallPersonalData;
import org.talktous.web.problem.LinkedFromPages;
import org.talktous.web.problem.ReaderApi;

/** What is held about the reader of a call, for them to have or to erase. */
@Controller("/api/v1/bookings/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class CallDataController {
  private final CallChanges calls;
  private final CallLinks links;
  private final CallLimits limits;
  private final ReaderData data;
  private final ReaderExport export;

  CallDataController(
      CallChanges calls, CallLinks links, CallLimits limits, ReaderData data, ReaderExport export) {
    this.calls = calls;
    this.links = links;
    this.limits = limits;
    this.data = data;
    this.export = export;
  }

  /**
   * Hands out what is held about the call and its reader: the call, its thread, answers to the
   * invitation and what was sent about them. Other calls from the same address are not in it, as a
   * link does not prove that its holder reads the mail there.
   */
  @LinkedFromPages
  @Get("/export")
  HttpResponse<Map<String, Object>> exportBooking(HttpRequest<?> request, String token) {
    var call = calls.get(links.open(token));
    limits.count(request);
    return export.of(data.behind(CallPersonalData.record(call)), "call-" + call.reference());
  }

  /**
   * Erases the reader of the call, with its thread; a call that is still ahead is cancelled. The
   * link opens nothing any more; saying it twice is fine.
   */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void eraseBooking(HttpRequest<?> request, String token) {
    limits.count(request);
    if (!links.isErased(token)) {
      var call = calls.get(links.open(token));
      data.eraseBehind(CallPersonalData.record(call));
    }
  }
}
