package org.talktous.mail;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.talktous.page.Pages;
import org.talktous.page.Visitor;

/** Shows admins the mails that became files. */
@Hidden
@Controller("/admin/mails")
@Secured("ADMIN")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class MailPageController {
  private final MailFiles files;
  private final Pages pages;

  MailPageController(MailFiles files, Pages pages) {
    this.files = files;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> mails(Visitor visitor, @QueryValue @Nullable String before) {
    var page = files.page(before);
    var mails = page.mails().stream().map(MailItem::of).toList();
    return pages.show(visitor, "mail/mails", new MailPage(mails, page.next()));
  }

  @Get("/{id}")
  HttpResponse<byte[]> mail(Visitor visitor, String id) {
    var kept = files.get(id);
    return pages.show(
        visitor,
        "mail/mail",
        new MailPage.Opened(MailItem.of(kept), MailItem.text(kept), MailItem.calendar(kept)));
  }
}
