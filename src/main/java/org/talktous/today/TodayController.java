package org.talktous.today;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;

/** Shows staff what needs them today. */
@Hidden
@DeskSection(name = "today", path = "/admin", order = 10, forHosts = true)
@Controller("/admin")
@Secured({"ADMIN", "HOST"})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
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
