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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.BookingController.Cancellation;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallIsCancelled;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.desk.StaffCallPage.Typed;
import org.talktous.call.offer.CallCalendar;
import org.talktous.call.offer.Offers;
import org.talktous.call.offer.SlotNotOffered;
import org.talktous.call.offer.SlotTaken;
import org.talktous.call.reader.PageWords;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.Refusal;

/** Staff page that moves a call to an offered time. */
@Hidden
@Controller("/admin/calls/{id}/time")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class CallTimeController {
  private final CallQueries desk;
  private final CallChanges changes;
  private final Offers offers;
  private final PageWords words;
  private final DeskPages pages;
  private final Clock clock;

  CallTimeController(
      CallQueries desk,
      CallChanges changes,
      Offers offers,
      PageWords words,
      DeskPages pages,
      Clock clock) {
    this.desk = desk;
    this.changes = changes;
    this.offers = offers;
    this.words = words;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> choose(
      DeskVisitor who,
      UUID id,
      @QueryValue @Nullable String month,
      @QueryValue @Nullable String day,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String zones) {
    var call = desk.get(who.member(), id);
    if (!call.isMovable(clock.instant())) {
      return HttpResponse.seeOther(URI.create("/admin/calls/" + id));
    }
    var wish = CallCalendar.Wish.of(month, day, start);
    return show(HttpStatus.OK, who, call, wish, Typed.NOTHING, List.of(), zones != null);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var call = desk.get(who.member(), id);
    var form = StaffForm.of(sent);
    var there = new DeskVisitor(who.visitor().in(form.field("zone")), who.member());
    var wish = wish(form);
    var start = wish.start();
    var reason = form.words("reason");
    var messages = there.visitor().messages();
    if (start == null) {
      var errors = Map.of("times", messages.text("call.wrong.start.missing"));
      return show(HttpStatus.BAD_REQUEST, there, call, wish, form.wrong(errors), List.of(), false);
    }
    if (!words.accepts(new Cancellation(reason))) {
      var errors = Map.of("reason", messages.text("calls.wrong.reason.bad"));
      return show(HttpStatus.BAD_REQUEST, there, call, wish, form.wrong(errors), List.of(), false);
    }
    try {
      return moved(who, changes.move(id, start, reason, form.sequence()));
    } catch (CallIsOver | CallIsCancelled | ChangedMeanwhile | SlotTaken | SlotNotOffered refusal) {
      return refused(there, id, form, refusal);
    }
  }

  /** A host may have moved the call to where another of them is free, and sees it no more. */
  private static HttpResponse<?> moved(DeskVisitor who, Booking call) {
    return who.member().isAdmin() || call.host().id().equals(who.member().host())
        ? DeskPages.done("/admin/calls/" + call.id(), "call-moved")
        : DeskPages.done("/admin/calls", "call-handed-over");
  }

  private HttpResponse<?> refused(DeskVisitor who, UUID id, StaffForm form, Refusal refusal) {
    var call = desk.get(who.member(), id);
    var typed = form.refused(words.refusalToStaff(refusal, who.visitor().messages()));
    if (refusal instanceof CallIsOver || refusal instanceof CallIsCancelled) {
      return pages.show(
          refusal.type().status(), who, "call/desk/deskCall", desk.page(who, call, typed));
    }
    var nearest = refusal instanceof SlotTaken taken ? taken.alternatives() : List.<Instant>of();
    return show(refusal.type().status(), who, call, wish(form), typed, nearest, false);
  }

  /** A time named in place of one that was taken counts first. */
  private static CallCalendar.Wish wish(StaffForm form) {
    var instead = form.field("instead");
    return CallCalendar.Wish.of(
        null, form.field("day"), instead.isEmpty() ? form.field("start") : instead);
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      DeskVisitor who,
      Booking call,
      CallCalendar.Wish wish,
      Typed typed,
      List<Instant> nearest,
      boolean choosesZone) {
    var there = new DeskVisitor(who.visitor().orIn(call.host().zone()), who.member());
    var free =
        offers.all(call.article(), call.id()).stream()
            .filter(start -> !start.equals(call.startsAt()))
            .toList();
    var calendar = CallCalendar.of(free, there.visitor().zone(), wish, clock.instant());
    var page = new CallTimePage(call, calendar, typed, nearest, choosesZone);
    return pages.show(status, there, "call/desk/deskTime", page);
  }
}
