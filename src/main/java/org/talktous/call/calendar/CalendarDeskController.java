package org.talktous.call.calendar;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.HostNavigation;
import org.talktous.call.host.HostNavigationItem;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.problem.InvalidRequest;

/** The page of a host's calendars: the address of the feed, and the outside one. */
@Hidden
@Controller("/admin/hosts/{id}/calendars")
@Secured({"ADMIN", "HOST"})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class CalendarDeskController {
  private final HostNavigation rooms;
  private final Feeds feeds;
  private final Imports imports;
  private final DeskPages pages;

  CalendarDeskController(HostNavigation rooms, Feeds feeds, Imports imports, DeskPages pages) {
    this.rooms = rooms;
    this.feeds = feeds;
    this.imports = imports;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> calendars(DeskVisitor who, UUID id) {
    return show(HttpStatus.OK, who, rooms.open(who.member(), id), null, null);
  }

  /** Where a link on a refused form leads: back to the calendars. */
  @Get("/import")
  HttpResponse<?> back(UUID id) {
    return HttpResponse.seeOther(URI.create("/admin/hosts/" + id + "/calendars"));
  }

  @Post("/feed")
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> renew(DeskVisitor who, UUID id) {
    var room = rooms.open(who.member(), id);
    feeds.renew(id);
    return DeskPages.done(room.path("calendars"), "feed-renewed");
  }

  @Post("/import")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> set(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var room = rooms.open(who.member(), id);
    var url = sent == null ? "" : sent.getOrDefault("url", "").strip();
    if (url.isEmpty()) {
      return wrong(who, room, url, "hours.wrong.url.missing");
    }
    try {
      imports.set(id, url);
    } catch (InvalidRequest refused) {
      return wrong(who, room, url, "hours.wrong.url.bad");
    }
    var warned = imports.state(id).map(ImportState::warning).isPresent();
    return DeskPages.done(room.path("calendars"), warned ? "import-waits" : "import-set");
  }

  @Post("/import/removal")
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> remove(DeskVisitor who, UUID id) {
    var room = rooms.open(who.member(), id);
    imports.remove(id);
    return DeskPages.done(room.path("calendars"), "import-removed");
  }

  private HttpResponse<byte[]> wrong(
      DeskVisitor who, HostNavigationItem room, String url, String key) {
    return show(HttpStatus.BAD_REQUEST, who, room, who.visitor().messages().text(key), url);
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      DeskVisitor who,
      HostNavigationItem room,
      @Nullable String error,
      @Nullable String typed) {
    var state = imports.state(room.host()).orElse(null);
    var kept = state == null ? "" : state.url();
    var page =
        new CalendarsPage(
            room, feeds.url(feeds.get(room.host())), state, error, typed == null ? kept : typed);
    return pages.show(status, who, "call/calendar/calendars", page);
  }
}
