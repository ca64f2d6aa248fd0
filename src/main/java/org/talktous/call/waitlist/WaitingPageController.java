package org.talktous.call.waitlist;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.talktous.article.Articles;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;

/**
 * A reader's entry on the wait list. GET changes nothing; POST leaves the list, as RFC 8058's
 * one-click does, which must not be redirected, so it renders the page.
 */
@Hidden
@PersonalPage
@Controller("/waitlist/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class WaitingPageController {
  private final Waitlist waitlist;
  private final WaitlistLinks links;
  private final Articles articles;
  private final Pages pages;
  private final Clock clock;

  WaitingPageController(
      Waitlist waitlist, WaitlistLinks links, Articles articles, Pages pages, Clock clock) {
    this.waitlist = waitlist;
    this.links = links;
    this.articles = articles;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> waiting(Visitor visitor, String token) {
    return show(visitor, links.open(token));
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> leave(Visitor visitor, String token) {
    var link = links.open(token);
    waitlist.leave(link);
    return show(visitor, link);
  }

  private HttpResponse<byte[]> show(Visitor visitor, UUID link) {
    var found = waitlist.find(link);
    if (found.isEmpty()) {
      var gone = new WaitingPage(links.path(link), null, null, null, WaitingPage.State.OFF);
      return pages.show(visitor, "call/waitlist/waiting", gone);
    }
    var entry = found.get();
    var reader = visitor.orIn(ZoneId.of(entry.zone()));
    var page =
        new WaitingPage(
            links.path(link),
            entry.article(),
            articles.get(entry.article()).in(reader.language().tag()),
            entry.expiresAt(),
            state(entry));
    return pages.show(reader, "call/waitlist/waiting", page);
  }

  private WaitingPage.State state(WaitlistEntry entry) {
    if (entry.isWaiting(clock.instant())) {
      return WaitingPage.State.WAITING;
    }
    return entry.opening() == null ? WaitingPage.State.OFF : WaitingPage.State.TOLD;
  }
}
