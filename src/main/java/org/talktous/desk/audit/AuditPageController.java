package org.talktous.desk.audit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** Shows admins what staff changed. */
@Hidden
@DeskSection(name = "audit", path = "/admin/audit", order = 170, forRunning = true)
@Controller("/admin/audit")
@Secured("ADMIN")
@HtmlPage
class AuditPageController {
  private final AuditHistory history;
  private final DeskPages pages;

  AuditPageController(AuditHistory history, DeskPages pages) {
    this.history = history;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> changes(
      DeskVisitor who,
      @QueryValue @Nullable String staff,
      @QueryValue @Nullable String subject,
      @QueryValue @Nullable Long before) {
    var author = id(staff);
    var about = subject == null || subject.isBlank() ? null : subject.strip();
    var page = history.page(author, about, before);
    var rows = page.items().stream().map(this::row).toList();
    return pages.show(
        who,
        "desk/audit/audit",
        new AuditPage(rows, history.authors(), author, about, page.next()));
  }

  private AuditPage.Row row(AuditItem item) {
    return new AuditPage.Row(
        item, AuditPage.changes(history.read(item.before()), history.read(item.after())));
  }

  /** Null, which shows all changes, if it is no id. */
  private static @Nullable UUID id(@Nullable String given) {
    try {
      return given == null || given.isBlank() ? null : UUID.fromString(given);
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }
}
