package org.talktous.report;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** Shows admins what readers ask, and the rows behind each number. */
@Hidden
@DeskSection(name = "reports", path = "/admin/reports", order = 50)
@Controller("/admin/reports")
@Secured("ADMIN")
@HtmlPage
class ReportPageController {
  private final Reports reports;
  private final Rows rows;
  private final WeeklyMail weeklyMail;
  private final DeskPages pages;
  private final Clock clock;

  ReportPageController(
      Reports reports, Rows rows, WeeklyMail weeklyMail, DeskPages pages, Clock clock) {
    this.reports = reports;
    this.rows = rows;
    this.weeklyMail = weeklyMail;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> report(DeskVisitor who, HttpRequest<?> request) {
    var asked = asked(who, request);
    var language = who.visitor().language();
    var right = asked.wrong().isEmpty();
    return pages.show(
        right ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        who,
        "report/report",
        new ReportPage(
            asked,
            right ? reports.of(asked.filter(), language) : null,
            new ReportWords(language),
            clock.instant().atZone(who.visitor().zone()).toLocalDate(),
            weeklyMail.isWanted(who.member().id())));
  }

  @Get("/rows")
  HttpResponse<byte[]> rows(DeskVisitor who, HttpRequest<?> request) {
    var asked = asked(who, request);
    return pages.show(
        asked.wrong().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        who,
        "report/rows",
        rows.page(asked, new ReportWords(who.visitor().language())));
  }

  /** A tick that is taken off sends nothing. */
  @Post("/digest")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> digest(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    boolean wanted = sent != null && sent.containsKey("wanted");
    if (wanted) {
      weeklyMail.want(who.member().id(), who.visitor().zone(), who.visitor().language());
    } else {
      weeklyMail.stop(who.member().id());
    }
    return DeskPages.done("/admin/reports", wanted ? "digest-wanted" : "digest-stopped");
  }

  private ReportAsked asked(DeskVisitor who, HttpRequest<?> request) {
    return ReportAsked.of(
        ReportAsked.fields(request.getParameters().asMap()), who.visitor().zone(), clock.instant());
  }
}
