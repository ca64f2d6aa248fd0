package org.talktous.delivery.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.StaffApi;

/** The mails that became files because there is no mail server. */
@Controller("/api/v1/admin/mails")
@Secured("ADMIN")
@StaffApi
class MailAdminController {
  private static final String MEDIA_TYPE = "message/rfc822";

  private final MailFiles files;

  MailAdminController(MailFiles files) {
    this.files = files;
  }

  /**
   * Lists the mails that became files, the newest first, a page at a time.
   *
   * @param cursor `next` of the page before
   */
  @Get
  Page listMails(@QueryValue @Nullable String cursor) {
    var page = files.page(cursor);
    return new Page(page.mails().stream().map(MailItem::of).toList(), page.next());
  }

  /** Gives a mail as it would have been sent. */
  @Get("/{id}")
  @Produces(MEDIA_TYPE)
  HttpResponse<byte[]> readMail(String id) {
    return HttpResponse.ok(files.bytes(id))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".eml\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Introspected
  @Schema(name = "MailPage")
  record Page(List<MailItem> items, @Nullable String next) {}
}
