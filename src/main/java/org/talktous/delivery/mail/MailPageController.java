package org.talktous.delivery.mail;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** Shows admins the mails that became files. */
@Hidden
@Controller("/admin/mails")
@Secured("ADMIN")
@HtmlPage
class MailPageController {
  private final MailFiles files;
  private final DeskPages pages;

  MailPageController(MailFiles files, DeskPages pages) {
    this.files = files;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> mails(DeskVisitor who, @QueryValue @Nullable String before) {
    var page = files.page(before);
    var mails = page.mails().stream().map(MailItem::of).toList();
    return pages.show(who, "delivery/mail/mails", new MailPage(mails, page.next()));
  }

  @Get("/{id}")
  HttpResponse<byte[]> mail(DeskVisitor who, String id) {
    var kept = files.get(id);
    return pages.show(
        who,
        "delivery/mail/mail",
        new MailPage.Opened(MailItem.of(kept), MailItem.text(kept), MailItem.calendar(kept)));
  }
}
