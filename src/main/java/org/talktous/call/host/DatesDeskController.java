package org.talktous.call.host;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.Desk;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.ChangedMeanwhile;

/** Days off, and dates with other hours than those of their weekday. */
@Hidden
@Controller("/admin/hosts/{id}")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class DatesDeskController {
  private static final int LONGEST = 366;

  private final HostNavigation rooms;
  private final Hosts hosts;
  private final HostDates dates;
  private final DeskPages pages;

  DatesDeskController(HostNavigation rooms, Hosts hosts, HostDates dates, DeskPages pages) {
    this.rooms = rooms;
    this.hosts = hosts;
    this.dates = dates;
    this.pages = pages;
  }

  /** A month; with a date, its hours in a form; what makes no sense counts as not said. */
  @Get("/dates")
  HttpResponse<byte[]> month(
      DeskVisitor who,
      UUID id,
      @QueryValue @Nullable String month,
      @QueryValue @Nullable String date) {
    var room = rooms.open(who.member(), id);
    var opened = dates.near(date);
    var query = who.visitor().here().query();
    var form = query.containsKey("do") ? DateForm.step(query) : null;
    var page = dates.page(room, dates.month(month, opened, room.zone()), opened, form);
    return pages.show(who, "call/host/dates", page);
  }

  @Post("/dates/{date}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> put(
      DeskVisitor who, UUID id, LocalDate date, @Body @Nullable Map<String, String> sent) {
    var room = rooms.open(who.member(), id);
    HostController.mustBeNear(date);
    var form = DateForm.sent(sent == null ? Map.of() : sent);
    var faults = form.faults();
    if (!faults.isEmpty()) {
      var errors = HoursDeskController.said(faults, who.visitor().messages());
      return wrong(who, dates.page(room, YearMonth.from(date), date, form), errors, Map.of());
    }
    try {
      var windows = form.kind().equals(DateForm.WEEKLY) ? null : form.windows();
      hosts.setDate(id, date, windows, form.mark());
      return done(room, date, "date-saved");
    } catch (ChangedMeanwhile changed) {
      var why = who.visitor().messages().text("hours.refused.changed");
      var page = dates.page(room, YearMonth.from(date), date, form.anew());
      return show(changed.type().status(), who, page.refused(why));
    }
  }

  /** Where a link on a refused form leads: back to the date. */
  @Get("/dates/{date}")
  HttpResponse<?> date(UUID id, LocalDate date) {
    return HttpResponse.seeOther(URI.create("/admin/hosts/" + id + "/dates?date=" + date));
  }

  /** Makes all dates of a range days off, or gives them their weekly hours back. */
  @Post("/days-off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> putRange(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var room = rooms.open(who.member(), id);
    var fields = sent == null ? Map.<String, String>of() : sent;
    var from = dates.near(fields.get("first"));
    var to = dates.near(fields.get("last"));
    var errors = errors(from, to, who.visitor().messages());
    if (from == null || to == null || !errors.isEmpty()) {
      var page = dates.page(room, dates.month(null, from, room.zone()), null, null);
      return wrong(who, page, errors, fields);
    }
    if ("weekly".equals(fields.get("do"))) {
      hosts.forgetOverrides(id, from, to.plusDays(1));
    } else {
      hosts.override(id, from, to.plusDays(1), List.of());
    }
    return done(room, from, "dates-saved");
  }

  /** Where a link on a refused form leads: back to the dates. */
  @Get("/days-off")
  HttpResponse<?> range(UUID id) {
    return HttpResponse.seeOther(URI.create("/admin/hosts/" + id + "/dates"));
  }

  private static Map<String, String> errors(
      @Nullable LocalDate from, @Nullable LocalDate to, Messages messages) {
    var errors = new LinkedHashMap<String, String>();
    if (from == null) {
      errors.put("first", messages.text("hours.wrong.first"));
    }
    if (to == null) {
      errors.put("last", messages.text("hours.wrong.last"));
    }
    if (from != null && to != null) {
      long days = ChronoUnit.DAYS.between(from, to) + 1;
      Optional.ofNullable(
              days < 1 ? "hours.wrong.backwards" : days > LONGEST ? "hours.wrong.long" : null)
          .ifPresent(key -> errors.put("last", messages.text(key)));
    }
    return errors;
  }

  private HttpResponse<?> wrong(
      DeskVisitor who, DatesPage page, Map<String, String> errors, Map<String, String> typed) {
    return show(HttpStatus.BAD_REQUEST, who, page.refused(errors, typed));
  }

  private MutableHttpResponse<byte[]> show(HttpStatus status, DeskVisitor who, DatesPage page) {
    return pages.show(status, who, "call/host/dates", page);
  }

  private static HttpResponse<?> done(HostNavigationItem room, LocalDate date, String what) {
    var page = Desk.said(room.path("dates"), what).with("month", YearMonth.from(date));
    return HttpResponse.seeOther(URI.create(page.toString()));
  }
}
