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
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.Window;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Messages;
import org.talktous.web.page.TimeZones;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.VersionTag;

/**
 * The editor of weekly hours. Unsaved state is in the query string: adding, removing and copying
 * windows are GET requests with all fields, which work without scripts; htmx swaps in parts of the
 * same page.
 */
@Hidden
@DeskSection(
    name = "hours",
    path = "/admin/hours",
    order = 40,
    forHosts = true,
    alsoAt = "/admin/hosts/[^/]+/(hours|dates|calendars)(/.*)?")
@Controller
@Secured({"ADMIN", "HOST"})
@HtmlPage
class HoursDeskController {
  private static final String PREVIEW_ZONE = "preview-zone";

  private final HostNavigation rooms;
  private final Hosts hosts;
  private final HostTime time;
  private final DeskPages pages;
  private final Clock clock;

  HoursDeskController(
      HostNavigation rooms, Hosts hosts, HostTime time, DeskPages pages, Clock clock) {
    this.rooms = rooms;
    this.hosts = hosts;
    this.time = time;
    this.pages = pages;
    this.clock = clock;
  }

  /** Leads hosts to their own hours; an admin who is none chooses. */
  @Get("/admin/hours")
  HttpResponse<?> mine(DeskVisitor who) {
    var own = who.member().host();
    return own == null
        ? pages.show(who, "call/host/hoursOf", rooms.choices())
        : HttpResponse.seeOther(URI.create("/admin/hosts/" + own + "/hours"));
  }

  @Get("/admin/hosts/{id}/hours")
  HttpResponse<byte[]> hours(DeskVisitor who, UUID id) {
    var room = rooms.open(who.member(), id);
    var kept = hosts.weekly(id);
    var query = who.visitor().here().query();
    var step = query.containsKey("week") ? WeekStep.of(query) : WeekStep.from(WeekForm.of(kept));
    return show(HttpStatus.OK, who, room, step, kept, query, null, Map.of());
  }

  @Post("/admin/hosts/{id}/hours")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var room = rooms.open(who.member(), id);
    var fields = sent == null ? Map.<String, String>of() : sent;
    var form = WeekForm.sent(fields);
    var faults = form.faults();
    if (!faults.isEmpty()) {
      var errors = said(faults, who.visitor().messages());
      return show(
          HttpStatus.BAD_REQUEST,
          who,
          room,
          WeekStep.from(form),
          hosts.weekly(id),
          fields,
          null,
          errors);
    }
    try {
      hosts.setHours(id, form.hours(), VersionTag.in(fields));
      return DeskPages.done(room.path("hours"), "hours-saved");
    } catch (ChangedMeanwhile changed) {
      var why = who.visitor().messages().text("hours.refused.changed");
      return show(
          changed.type().status(),
          who,
          room,
          WeekStep.from(form),
          hosts.weekly(id),
          fields,
          why,
          Map.of());
    }
  }

  static Map<String, String> said(Map<String, String> faults, Messages messages) {
    var errors = new LinkedHashMap<String, String>();
    faults.forEach((field, fault) -> errors.put(field, messages.text("hours.wrong." + fault)));
    return errors;
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      DeskVisitor who,
      HostNavigationItem room,
      WeekStep step,
      Map<DayOfWeek, List<Window>> kept,
      Map<String, String> fields,
      @Nullable String refusal,
      Map<String, String> errors) {
    var host = hosts.get(room.host());
    var hours = step.form().hours();
    var effect = time.of(host, hours);
    var zone = zone(who, fields, room.zone());
    // Steps of the editor keep the version tag they began with.
    boolean goesOn = refusal == null && (fields.containsKey("week") || !errors.isEmpty());
    var page =
        new HoursPage(
            room,
            step.form(),
            !hours.equals(WeekForm.of(kept).hours()),
            goesOn ? VersionTag.in(fields) : VersionTag.of(kept).text(),
            refusal,
            errors,
            step.focus(),
            HoursPage.Preview.of(effect.starts(), zone, host.active(), clock.instant()),
            effect.outside());
    return pages.show(status, who, "call/host/hours", page);
  }

  /** The preview's zone: the chosen one, else the visitor's. */
  private static ZoneId zone(DeskVisitor who, Map<String, String> fields, ZoneId hosts) {
    return TimeZones.find(fields.getOrDefault(PREVIEW_ZONE, ""))
        .orElseGet(() -> who.visitor().orIn(hosts).zone());
  }
}
