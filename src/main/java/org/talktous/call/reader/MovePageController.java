package org.talktous.call.reader;

import io.micronaut.http.HttpRequest;
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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.TooManyRequests;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallIsCancelled;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.booking.CallLimits;
import org.talktous.call.booking.CallLinks;
import org.talktous.call.confirmation.MailedCallLinks;
import org.talktous.call.holding.CallIsPending;
import org.talktous.call.holding.TooManyCalls;
import org.talktous.call.offer.CallCalendar;
import org.talktous.call.offer.Offers;
import org.talktous.call.offer.SlotNotOffered;
import org.talktous.call.offer.SlotTaken;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/** The page on which a reader chooses another time for a call. */
@Hidden
@Controller("/calls/{token}/time")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class MovePageController {
  private final CallChanges changes;
  private final CallLinks links;
  private final MailedCallLinks mailed;
  private final CallLimits limits;
  private final Offers offers;
  private final PageWords words;
  private final Pages pages;
  private final Clock clock;

  MovePageController(
      CallChanges changes,
      CallLinks links,
      MailedCallLinks mailed,
      CallLimits limits,
      Offers offers,
      PageWords words,
      Pages pages,
      Clock clock) {
    this.changes = changes;
    this.links = links;
    this.mailed = mailed;
    this.limits = limits;
    this.offers = offers;
    this.words = words;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> choose(
      Visitor visitor,
      String token,
      @QueryValue @Nullable String month,
      @QueryValue @Nullable String day,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String zones,
      @QueryValue @Nullable String mail) {
    var call = changes.get(links.open(token));
    if (!call.isMovable(clock.instant())) {
      return HttpResponse.seeOther(URI.create("/calls/" + token));
    }
    var asked = CallCalendar.Wish.of(month, day, start);
    var wish = asked.isEmpty() ? CallCalendar.Wish.near(call.startsAt()) : asked;
    return show(HttpStatus.OK, visitor, call, wish, mail, null, List.of(), zones != null);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(
      HttpRequest<?> request, Visitor visitor, String token, @Body Map<String, String> sent) {
    var form = Move.of(sent);
    var reader = visitor.in(form.zone());
    var id = links.open(token);
    var start = form.chosen().start();
    if (start == null) {
      var message = reader.messages().text("call.wrong.start.missing");
      return refused(HttpStatus.UNPROCESSABLE_ENTITY, reader, id, form, message, List.of());
    }
    try {
      limits.count(request);
      var call = changes.get(id);
      mailed.confirm(call, form.mail());
      var before = call.host();
      var host = changes.moveByReader(id, start).host();
      return HttpResponse.seeOther(
          URI.create(
              "/calls/" + token + "?moved" + (host.id().equals(before.id()) ? "" : "=host")));
    } catch (CallIsOver | CallIsCancelled | CallIsPending unchangeable) {
      return HttpResponse.seeOther(URI.create("/calls/" + token));
    } catch (SlotTaken | SlotNotOffered | TooManyRequests | TooManyCalls refusal) {
      return refused(reader, id, form, refusal);
    }
  }

  private HttpResponse<?> refused(Visitor reader, UUID id, Move form, Refusal refusal) {
    var nearest = refusal instanceof SlotTaken taken ? taken.alternatives() : List.<Instant>of();
    var message = words.refusal(refusal, reader.messages());
    return refusal.onto(refused(refusal.type().status(), reader, id, form, message, nearest));
  }

  private MutableHttpResponse<byte[]> refused(
      HttpStatus status,
      Visitor reader,
      UUID id,
      Move form,
      String message,
      List<Instant> nearest) {
    return show(
        status, reader, changes.get(id), form.chosen(), form.mail(), message, nearest, false);
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      Visitor visitor,
      Booking call,
      CallCalendar.Wish wish,
      @Nullable String mail,
      @Nullable String refusal,
      List<Instant> nearest,
      boolean choosesZone) {
    var reader = visitor.orIn(call.reader().zone());
    var starts = offers.all(call.article(), call.id()).stream().toList();
    var free = starts.stream().filter(start -> !start.equals(call.startsAt())).toList();
    var calendar = CallCalendar.of(free, reader.zone(), wish, clock.instant());
    var page =
        new MovePage(
            links.token(call),
            call.startsAt(),
            call.host().name(),
            calendar,
            mailed.isMailed(call, mail) ? mail : null,
            refusal,
            nearest,
            choosesZone);
    return pages.show(status, reader, "call/reader/move", page);
  }

  /** The form that moves a call, as a browser sends it. */
  record Move(
      @Nullable String start,
      @Nullable String instead,
      @Nullable String day,
      @Nullable String zone,
      @Nullable String mail) {
    static Move of(Map<String, String> sent) {
      return new Move(
          sent.get("start"),
          sent.get("instead"),
          sent.get("day"),
          sent.get("zone"),
          sent.get("mail"));
    }

    CallCalendar.Wish chosen() {
      return CallCalendar.Wish.of(null, day, instead == null ? start : instead);
    }
  }
}
