package org.talktous.report.digest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;

/**
 * Where an admin's weekly mails end: opening the page changes nothing, posting to it does, as mail
 * programs do it for one click (RFC 8058); and as these must not be sent elsewhere, it answers with
 * the page itself. Who wants them again ticks that where the reports are.
 */
@Hidden
@PersonalPage
@Controller("/digests/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class DigestPageController {
  private final Digests digests;
  private final DigestLinks links;
  private final Pages pages;

  DigestPageController(Digests digests, DigestLinks links, Pages pages) {
    this.digests = digests;
    this.links = links;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> digest(Visitor visitor, String token) {
    return show(visitor, links.open(token));
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> stop(Visitor visitor, String token) {
    var staff = links.open(token);
    digests.stop(staff);
    return show(visitor, staff);
  }

  private HttpResponse<byte[]> show(Visitor visitor, UUID staff) {
    return pages.show(
        visitor,
        "report/digest/digest",
        new DigestPage(links.path(staff), digests.isWanted(staff)));
  }
}
