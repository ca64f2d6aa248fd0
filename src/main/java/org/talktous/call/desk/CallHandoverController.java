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
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallHandover;
import org.talktous.call.booking.CallIsCancelled;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.booking.HostCannotTake;
import org.talktous.call.desk.StaffCallPage.Typed;
import org.talktous.call.reader.PageWords;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.Refusal;

/** Staff page that gives a call to another host who is free then. */
@Hidden
@Controller("/admin/calls/{id}/host")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class CallHandoverController {
  private final CallQueries desk;
  private final CallHandover handover;
  private final PageWords words;
  private final DeskPages pages;
  private final Clock clock;

  CallHandoverController(
      CallQueries desk, CallHandover handover, PageWords words, DeskPages pages, Clock clock) {
    this.desk = desk;
    this.handover = handover;
    this.words = words;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> choose(DeskVisitor who, UUID id) {
    var call = desk.get(who.member(), id);
    return call.isMovable(clock.instant())
        ? show(HttpStatus.OK, who, call, Typed.NOTHING)
        : HttpResponse.seeOther(URI.create("/admin/calls/" + id));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> give(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var call = desk.get(who.member(), id);
    var form = StaffForm.of(sent);
    var host = host(form.field("host"));
    if (host.isEmpty()) {
      var errors = Map.of("hosts", who.visitor().messages().text("calls.wrong.host"));
      return show(HttpStatus.BAD_REQUEST, who, call, form.wrong(errors));
    }
    try {
      handover.give(id, host.get(), form.sequence());
      // A host sees the call no more.
      var there = who.member().isAdmin() ? "/admin/calls/" + id : "/admin/calls";
      return DeskPages.done(there, "call-given");
    } catch (CallIsOver | CallIsCancelled | ChangedMeanwhile | HostCannotTake refusal) {
      return refused(who, id, form, refusal);
    }
  }

  private static Optional<UUID> host(String written) {
    try {
      return Optional.of(UUID.fromString(written));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private HttpResponse<?> refused(DeskVisitor who, UUID id, StaffForm form, Refusal refusal) {
    var call = desk.get(who.member(), id);
    var typed = form.refused(words.refusalToStaff(refusal, who.visitor().messages()));
    var status = refusal.type().status();
    return call.isMovable(clock.instant())
        ? show(status, who, call, typed)
        : pages.show(status, who, "call/desk/deskCall", desk.page(who, call, typed));
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status, DeskVisitor who, Booking call, Typed typed) {
    var there = new DeskVisitor(who.visitor().orIn(call.host().zone()), who.member());
    var page = new CallHandoverPage(call, handover.candidates(call), typed);
    return pages.show(status, there, "call/desk/deskHost", page);
  }
}
