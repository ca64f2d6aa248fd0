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
import java.util.List;
import java.util.UUID;
import org.talktous.base.security.ReaderLinks;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.NotFound;

/**
 * Page of those whose address somebody else gave: the call or comment is taken back, and the
 * address gets no more mail. GET changes nothing, as mail programs open links by themselves; POST
 * is also RFC 8058's one-click, which must not be redirected, so it renders the page.
 */
@Hidden
@PersonalPage
@Controller("/not-me/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class NotMePageController {
  private final List<DisownedSource> sources;
  private final SuppressedAddresses addresses;
  private final ReaderLinks links;
  private final Pages pages;

  NotMePageController(
      List<DisownedSource> sources, SuppressedAddresses addresses, ReaderLinks links, Pages pages) {
    this.sources = sources;
    this.addresses = addresses;
    this.links = links;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> ask(Visitor visitor, String token) {
    open(token);
    return show(visitor, token, false);
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> disown(Visitor visitor, String token) {
    var opened = open(token);
    // First, as what is taken back would be announced by a mail.
    opened.source().address(opened.id()).ifPresent(addresses::suppress);
    opened.source().takeBack(opened.id());
    return show(visitor, token, true);
  }

  private record Opened(DisownedSource source, UUID id) {}

  private Opened open(String token) {
    return sources.stream()
        .flatMap(
            source -> links.open(source.scope(), token).map(id -> new Opened(source, id)).stream())
        .findFirst()
        .orElseThrow(() -> new NotFound("mail"));
  }

  private HttpResponse<byte[]> show(Visitor visitor, String token, boolean done) {
    return pages.show(
        visitor, "delivery/recipient/notMe", new NotMePage(NotMeLinks.path(token), done));
  }
}
