package org.talktous.call.mail;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.talktous.call.booking.Booking;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;

/**
 * Unsubscribe page of the mails after calls. GET changes nothing; POST is RFC 8058's one-click
 * unsubscribe, which must not be redirected, so it renders the page.
 */
@Hidden
@PersonalPage
@Controller("/follow-ups/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class FollowUpPageController {
  private final FollowUps followUps;
  private final Pages pages;

  FollowUpPageController(FollowUps followUps, Pages pages) {
    this.followUps = followUps;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> followUp(Visitor visitor, String token) {
    return show(visitor, followUps.open(token));
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> decline(Visitor visitor, String token) {
    var call = followUps.open(token);
    followUps.decline(call);
    return show(visitor, call);
  }

  @Post("/again")
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> wantAgain(Visitor visitor, String token) {
    var call = followUps.open(token);
    followUps.wantAgain(call);
    return show(visitor, call);
  }

  private HttpResponse<byte[]> show(Visitor visitor, Booking call) {
    return pages.show(
        visitor,
        "call/mail/followUp",
        new FollowUpPage(followUps.path(call.id()), followUps.isDeclined(call)));
  }
}
