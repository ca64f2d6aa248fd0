package org.talktous.call.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.BookingController.Cancellation;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallIsCancelled;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.desk.BookingAdminController.Ending;
import org.talktous.call.desk.CallListPage.Filter;
import org.talktous.call.desk.StaffCallPage.Typed;
import org.talktous.call.reader.PageWords;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.Refusal;

/** Staff pages of calls: the list, one call, its cancellation and outcome. */
@Hidden
@DeskSection(name = "calls", path = "/admin/calls", order = 20, forHosts = true)
@Controller("/admin/calls")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class CallDeskController {
  private final CallQueries desk;
  private final CallChanges changes;
  private final PageWords words;
  private final DeskPages pages;
  private final Clock clock;

  CallDeskController(
      CallQueries desk, CallChanges changes, PageWords words, DeskPages pages, Clock clock) {
    this.desk = desk;
    this.changes = changes;
    this.words = words;
    this.pages = pages;
    this.clock = clock;
  }

  /** The list; malformed parameters are ignored. */
  @Get
  HttpResponse<byte[]> calls(
      DeskVisitor who,
      @QueryValue @Nullable String view,
      @QueryValue @Nullable String date,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String host,
      @QueryValue @Nullable String article) {
    var period = CalendarPeriod.of(view, date, who.visitor().zone(), clock.instant());
    var asked = who.member().onlySees(id(host).orElse(null));
    var filter =
        new Filter(
            status != null && Filter.STATES.contains(status) ? status : null,
            asked == null ? null : asked.toString(),
            article == null || article.isBlank() ? null : article);
    return pages.show(who, "call/desk/calls", desk.calls(who, period, filter));
  }

  private static Optional<UUID> id(@Nullable String written) {
    try {
      return Optional.ofNullable(written).filter(id -> !id.isBlank()).map(UUID::fromString);
    } catch (IllegalArgumentException senseless) {
      return Optional.empty();
    }
  }

  @Get("/{id}")
  HttpResponse<byte[]> call(DeskVisitor who, UUID id) {
    return show(HttpStatus.OK, who, desk.get(who.member(), id), Typed.NOTHING);
  }

  /** Where a link on a refused form leads: back to the call. */
  @Get(uris = {"/{id}/outcome", "/{id}/cancellation"})
  HttpResponse<?> back(UUID id) {
    return HttpResponse.seeOther(URI.create("/admin/calls/" + id));
  }

  @Post("/{id}/outcome")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> end(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var call = desk.get(who.member(), id);
    var form = StaffForm.of(sent);
    var outcome = form.field("outcome");
    var errors = new LinkedHashMap<String, String>();
    if (!words.accepts(new Ending(outcome, "no notes"))) {
      errors.put("outcome", say(who, "calls.wrong.outcome"));
    } else if (!words.accepts(new Ending(outcome, form.words("notes")))) {
      errors.put("notes", say(who, "calls.wrong.notes"));
    }
    if (!errors.isEmpty()) {
      return show(HttpStatus.BAD_REQUEST, who, call, form.wrong(errors));
    }
    try {
      changes.end(id, Booking.Outcome.of(outcome), form.words("notes"), form.mark());
      return DeskPages.done("/admin/calls/" + id, "call-ended");
    } catch (CallIsCancelled | ChangedMeanwhile refusal) {
      return refused(who, id, form, refusal);
    }
  }

  @Post("/{id}/cancellation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var call = desk.get(who.member(), id);
    var form = StaffForm.of(sent);
    var reason = form.words("reason");
    var fault =
        reason == null
            ? "calls.wrong.reason.missing"
            : words.accepts(new Cancellation(reason)) ? null : "calls.wrong.reason.bad";
    if (fault != null) {
      var errors = Map.of("reason", say(who, fault));
      return show(HttpStatus.BAD_REQUEST, who, call, form.wrong(errors));
    }
    try {
      changes.cancel(id, reason, form.sequence());
      return DeskPages.done("/admin/calls/" + id, "call-cancelled");
    } catch (CallIsOver | ChangedMeanwhile refusal) {
      return refused(who, id, form, refusal);
    }
  }

  private HttpResponse<?> refused(DeskVisitor who, UUID id, StaffForm form, Refusal refusal) {
    var message = words.refusalToStaff(refusal, who.visitor().messages());
    return show(refusal.type().status(), who, desk.get(who.member(), id), form.refused(message));
  }

  private static String say(DeskVisitor who, String key) {
    return who.visitor().messages().text(key);
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status, DeskVisitor who, Booking call, Typed typed) {
    var there = new DeskVisitor(who.visitor().orIn(call.host().zone()), who.member());
    return pages.show(status, there, "call/desk/deskCall", desk.page(there, call, typed));
  }
}
