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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.security.TooManyRequests;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.BookingController;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallConversation;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.booking.CallLimits;
import org.talktous.call.booking.CallLinks;
import org.talktous.call.confirmation.MailedCallLinks;
import org.talktous.call.reader.ManagedCallPage.Said;
import org.talktous.call.reader.ManagedCallPage.State;
import org.talktous.call.reminder.LeadTimes;
import org.talktous.web.constraint.Lines;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.Refusal;

/** The page to which a reader comes back: join, keep, cancel a call, correct the address. */
@Hidden
@PersonalPage
@Controller("/calls/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class ManagedCallPageController {
  private final CallChanges changes;
  private final CallLinks links;
  private final MailedCallLinks mailed;
  private final CallConversation conversation;
  private final CallLimits limits;
  private final LeadTimes leads;
  private final Articles articles;
  private final PageWords words;
  private final Pages pages;
  private final Clock clock;

  ManagedCallPageController(
      CallChanges changes,
      CallLinks links,
      MailedCallLinks mailed,
      CallConversation conversation,
      CallLimits limits,
      LeadTimes leads,
      Articles articles,
      PageWords words,
      Pages pages,
      Clock clock) {
    this.changes = changes;
    this.links = links;
    this.mailed = mailed;
    this.conversation = conversation;
    this.limits = limits;
    this.leads = leads;
    this.articles = articles;
    this.words = words;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> call(
      Visitor visitor,
      String token,
      @QueryValue @Nullable String booked,
      @QueryValue @Nullable String moved,
      @QueryValue @Nullable String corrected,
      @QueryValue @Nullable String confirmed,
      @QueryValue @Nullable String mail) {
    var call = changes.get(links.open(token));
    var said = new Said("host".equals(moved), confirmed != null, null, null, null);
    return show(
        HttpStatus.OK, visitor, call, news(booked, moved, corrected), proof(call, mail), said);
  }

  private static @Nullable State news(
      @Nullable String booked, @Nullable String moved, @Nullable String corrected) {
    if (booked != null) {
      return State.BOOKED;
    }
    return moved != null ? State.MOVED : corrected != null ? State.CORRECTED : null;
  }

  /** Corrects the reader's address; the call has another link then. */
  @Post("/address")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> correct(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    var id = links.open(token);
    var typed = sent == null ? "" : sent.getOrDefault("email", "").strip();
    var to = new BookingController.AddressCorrection(typed);
    if (!words.accepts(to)) {
      var fault = typed.isEmpty() ? "call.wrong.email.missing" : "call.wrong.email.bad";
      var said = new Said(false, false, null, typed, visitor.messages().text(fault));
      return show(HttpStatus.UNPROCESSABLE_ENTITY, visitor, changes.get(id), null, null, said);
    }
    try {
      var call = limits.counted(request, typed, network -> changes.readdress(id, typed, network));
      return HttpResponse.seeOther(URI.create("/calls/" + links.token(call) + "?corrected"));
    } catch (NotFound noSuchCall) {
      throw noSuchCall;
    } catch (Refusal refusal) {
      return refused(visitor, changes.get(id), null, refusal);
    }
  }

  /** That the page was opened from a mail. */
  private @Nullable String proof(Booking call, @Nullable String mail) {
    return mailed.isMailed(call, mail) ? mail : null;
  }

  /** Confirms the address, and a call that waits for that, by the link in its mail. */
  @Post("/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(
      HttpRequest<?> request, String token, @Body @Nullable Map<String, String> sent) {
    limits.count(request);
    var call = changes.get(links.open(token));
    var proof = sent == null ? null : sent.get("mail");
    if (mailed.confirm(call, proof)) {
      changes.confirm(call.id());
    }
    var news = call.isPending() ? "?booked" : "?confirmed";
    return HttpResponse.seeOther(
        URI.create("/calls/" + token + news + (proof == null ? "" : "&mail=" + encoded(proof))));
  }

  /** Where a link on a refused form leads: back to the call. */
  @Get("/{form:cancellation|confirmation|address}")
  HttpResponse<?> cancelled(String token, String form) {
    return HttpResponse.seeOther(URI.create("/calls/" + token));
  }

  @Post("/cancellation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    var call = links.open(token);
    var proof = proof(changes.get(call), sent == null ? null : sent.get("mail"));
    var cancellation =
        new BookingController.Cancellation(reason(sent == null ? null : sent.get("reason")));
    if (!words.accepts(cancellation)) {
      var message = visitor.messages().text("call.refused.other");
      return show(
          HttpStatus.UNPROCESSABLE_ENTITY,
          visitor,
          changes.get(call),
          null,
          proof,
          Said.refused(message));
    }
    try {
      limits.count(request);
      mailed.confirm(changes.get(call), proof);
      changes.cancel(call, cancellation.reason());
      return HttpResponse.seeOther(URI.create("/calls/" + token));
    } catch (CallIsOver | TooManyRequests refusal) {
      return refused(visitor, changes.get(call), proof, refusal);
    }
  }

  private HttpResponse<?> refused(
      Visitor visitor, Booking call, @Nullable String proof, Refusal refusal) {
    var message = words.refusal(refusal, visitor.messages());
    return refusal.onto(
        show(refusal.type().status(), visitor, call, null, proof, Said.refused(message)));
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      Visitor visitor,
      Booking call,
      @Nullable State news,
      @Nullable String proof,
      Said said) {
    var now = clock.instant();
    var reader = visitor.orIn(call.reader().zone());
    var article = articles.get(call.article()).in(reader.language().tag());
    // A link that is not from a mail does not tell what the owner of the address has done.
    boolean isConfirmed = proof != null && mailed.isConfirmed(call);
    var page =
        new ManagedCallPage(
            call,
            links.token(call),
            article,
            State.of(call, news, now),
            calendars(reader, call, article.title()),
            conversation.about(call.id()).orElse(null),
            proof,
            isConfirmed,
            leads.due(call.startsAt(), now),
            call.isCorrectable(now),
            said);
    return pages.show(status, reader, "call/reader/mine", page);
  }

  private CalendarLinks calendars(Visitor reader, Booking call, String title) {
    var messages = reader.messages();
    var joinUrl = call.joinUrl();
    return CalendarLinks.of(
        links.token(call),
        messages.text("mine.calendar.title", title),
        // Not the link that opens the call: both calendars would have it in an address.
        messages.text("mine.calendar.details", title, call.reference()),
        joinUrl == null ? "" : joinUrl,
        call.startsAt(),
        call.endsAt());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static @Nullable String reason(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : Lines.normalized(typed.strip());
  }
}
