package org.talktous.delivery.recipient;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;

/**
 * Page for owners of addresses that a stranger gave: the call or comment is taken back, and the
 * address gets no more mail. GET changes nothing, as mail programs open links by themselves; POST
 * is also RFC 8058's one-click, which must not be redirected, so it renders the page.
 */
@Hidden
@PersonalPage
@Controller("/not-me/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class NotMePageController {
  private final Disowning disowning;
  private final Pages pages;

  NotMePageController(Disowning disowning, Pages pages) {
    this.disowning = disowning;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> ask(Visitor visitor, String token) {
    disowning.check(token);
    return show(visitor, token, false);
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> disown(Visitor visitor, String token) {
    disowning.disown(token);
    return show(visitor, token, true);
  }

  private HttpResponse<byte[]> show(Visitor visitor, String token, boolean done) {
    return pages.show(
        visitor, "delivery/recipient/notMe", new NotMePage(NotMeLinks.path(token), done));
  }
}
