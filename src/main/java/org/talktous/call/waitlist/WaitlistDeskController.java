package org.talktous.call.waitlist;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** Staff page of those who wait; a host sees those who wait for calls that they take. */
@Hidden
@Controller("/admin/calls/waitlist")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class WaitlistDeskController {
  private final Waitlist waitlist;
  private final DeskPages pages;

  WaitlistDeskController(Waitlist waitlist, DeskPages pages) {
    this.waitlist = waitlist;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> waiting(
      DeskVisitor who, @QueryValue @Nullable String article, @QueryValue @Nullable UUID after) {
    var language = who.visitor().language().tag();
    var host = who.member().onlySees(null);
    var chosen = article == null || article.isBlank() ? null : article;
    var found = waitlist.list(language, chosen, host, after);
    var page =
        new WaitlistDeskPage(
            found.items(), waitlist.articles(language, host), chosen, found.next());
    return pages.show(who, "call/waitlist/deskWaitlist", page);
  }
}
