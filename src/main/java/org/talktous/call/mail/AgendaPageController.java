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
import java.time.Clock;
import java.util.UUID;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;

/**
 * Unsubscribe page of the daily agenda. GET changes nothing; POST is RFC 8058's one-click
 * unsubscribe, which must not be redirected, so it renders the page.
 */
@Hidden
@PersonalPage
@Controller("/agendas/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class AgendaPageController {
  private final AgendaSentRepository rows;
  private final AgendaLinks links;
  private final Pages pages;
  private final Clock clock;

  AgendaPageController(AgendaSentRepository rows, AgendaLinks links, Pages pages, Clock clock) {
    this.rows = rows;
    this.links = links;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> agenda(Visitor visitor, String token) {
    return show(visitor, links.open(token));
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> decline(Visitor visitor, String token) {
    var host = links.open(token);
    rows.decline(host, clock.instant());
    return show(visitor, host);
  }

  @Post("/again")
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> wantAgain(Visitor visitor, String token) {
    var host = links.open(token);
    rows.wantAgain(host);
    return show(visitor, host);
  }

  private HttpResponse<byte[]> show(Visitor visitor, UUID host) {
    var page = new AgendaPage(links.path(host), rows.isDeclined(host));
    return pages.show(visitor, "call/mail/agenda", page);
  }
}
