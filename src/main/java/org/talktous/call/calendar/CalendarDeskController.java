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
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.calendar.CalendarsPage.CalendarForm;
import org.talktous.call.host.HostNavigation;
import org.talktous.call.host.HostNavigationItem;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.InvalidRequest;

/** The page of a host's calendars: the address of the feed, and the outside ones. */
@Hidden
@Controller("/admin/hosts/{id}/calendars")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class CalendarDeskController {
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_NAME = 200;

  private final HostNavigation rooms;
  private final Feeds feeds;
  private final Imports imports;
  private final StoredRemarks remarks;
  private final DeskPages pages;

  CalendarDeskController(
      HostNavigation rooms, Feeds feeds, Imports imports, StoredRemarks remarks, DeskPages pages) {
    this.rooms = rooms;
    this.feeds = feeds;
    this.imports = imports;
    this.remarks = remarks;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> calendars(DeskVisitor who, UUID id) {
    return show(HttpStatus.OK, who, rooms.open(who.member(), id), null);
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
    var typed = sent == null ? Map.<String, String>of() : sent;
    var draft = draft(typed);
    if (draft.url().isEmpty()) {
      return wrong(who, room, typed, draft, "hours.wrong.url.missing");
    }
    if (isTooLong(draft)) {
      return wrong(who, room, typed, draft, "hours.wrong.url.bad");
    }
    int number;
    try {
      number = set(id, typed, draft);
    } catch (InvalidRequest refused) {
      return wrong(who, room, typed, draft, "hours.wrong." + key(refused));
    }
    var warned = imports.state(id, number).map(ImportState::warning).isPresent();
    return DeskPages.done(room.path("calendars"), warned ? "import-waits" : "import-set");
  }

  private int set(UUID host, Map<String, String> typed, ImportDraft draft) {
    if (isNew(typed)) {
      return imports.add(host, draft);
    }
    int number = number(typed);
    imports.set(host, number, draft);
    return number;
  }

  private static boolean isTooLong(ImportDraft draft) {
    return draft.url().length() > LONGEST_URL
        || String.valueOf(draft.username()).length() > LONGEST_NAME
        || String.valueOf(draft.password()).length() > LONGEST_NAME;
  }

  private static String key(InvalidRequest refused) {
    boolean isUrl = refused.violations().stream().anyMatch(each -> each.field().equals("url"));
    return isUrl ? "url.bad" : "url.password";
  }

  private static ImportDraft draft(Map<String, String> typed) {
    // A form that shows no choices leaves them as they are.
    boolean chooses = typed.containsKey("choices");
    var name = typed.getOrDefault("username", "").strip();
    var password = typed.getOrDefault("password", "");
    boolean forgets = typed.containsKey("forget");
    return new ImportDraft(
        typed.getOrDefault("url", "").strip(),
        chooses ? typed.containsKey("allDay") : null,
        chooses ? typed.containsKey("unanswered") : null,
        chooses ? typed.containsKey("tentative") : null,
        chooses ? typed.containsKey("buffer") : null,
        name.isEmpty() ? forgets ? "" : null : name,
        password.isEmpty() ? null : password);
  }

  private static boolean isNew(Map<String, String> typed) {
    return CalendarForm.NEW.equals(typed.get("number"));
  }

  /** The number of the calendar that a form is about; the first where it says none. */
  private static int number(Map<String, String> typed) {
    var number = typed.getOrDefault("number", "0");
    return number.matches("[0-9]{1,2}") ? Integer.parseInt(number) : Imports.FIRST;
  }

  @Post("/import/removal")
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> remove(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var room = rooms.open(who.member(), id);
    imports.remove(id, number(sent == null ? Map.of() : sent));
    return DeskPages.done(room.path("calendars"), "import-removed");
  }

  private HttpResponse<byte[]> wrong(
      DeskVisitor who,
      HostNavigationItem room,
      Map<String, String> typed,
      ImportDraft draft,
      String key) {
    var number = isNew(typed) ? CalendarForm.NEW : String.valueOf(number(typed));
    var states = imports.states(room.host());
    var before =
        states.stream()
            .map(CalendarForm::of)
            .filter(form -> form.number().equals(number))
            .findFirst()
            .orElse(CalendarForm.empty());
    var refused = before.refused(draft, who.visitor().messages().text(key));
    return show(HttpStatus.BAD_REQUEST, who, room, refused);
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status, DeskVisitor who, HostNavigationItem room, @Nullable CalendarForm refused) {
    var calendars =
        imports.states(room.host()).stream()
            .map(
                state ->
                    new CalendarsPage.Outside(
                        state,
                        remarks.read(state),
                        refused != null && String.valueOf(state.number()).equals(refused.number())
                            ? refused
                            : CalendarForm.of(state)))
            .toList();
    var added = refused != null && refused.isNew() ? refused : CalendarForm.empty();
    var page = new CalendarsPage(room, feeds.url(feeds.get(room.host())), calendars, added);
    return pages.show(status, who, "call/calendar/calendars", page);
  }
}
