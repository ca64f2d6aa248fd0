package org.talktous.today;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** Shows staff what needs them today. */
@Hidden
@DeskSection(name = "today", path = "/admin", order = 10, forHosts = true)
@Controller("/admin")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class TodayController {
  private final Today today;
  private final DeskPages pages;

  TodayController(Today today, DeskPages pages) {
    this.today = today;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> today(DeskVisitor who) {
    return pages.show(who, "today/today", today.of(who));
  }
}
