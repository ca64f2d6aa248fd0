package org.talktous.call.calendar;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.StaffApi;

/** The outside calendars of a host, of which there may be several. */
@Controller("/api/v1/admin/hosts/{id}/calendars")
@Secured({"ADMIN", "HOST"})
@StaffApi
class OutsideCalendarController {
  private final Feeds feeds;
  private final Imports imports;
  private final StoredRemarks remarks;

  OutsideCalendarController(Feeds feeds, Imports imports, StoredRemarks remarks) {
    this.feeds = feeds;
    this.imports = imports;
    this.remarks = remarks;
  }

  /** Lists a host's outside calendars, and how each stands. */
  @Get
  OutsideCalendars listCalendars(@Parameter(hidden = true) Authentication caller, UUID id) {
    StaffMember.of(caller).mustBeAdminOr(id);
    return new OutsideCalendars(
        imports.states(feeds.get(id).id()).stream()
            .map(state -> OutsideCalendar.of(state, remarks))
            .toList(),
        null);
  }

  /** Adds a calendar, and fetches it; what went wrong stands in its warning and its remark. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<OutsideCalendar> addCalendar(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @Valid @NotNull ImportDraft draft) {
    StaffMember.of(caller).mustBeAdminOr(id);
    int number = imports.add(feeds.get(id).id(), draft);
    return HttpResponse.created(
        calendar(id, number), URI.create("/api/v1/admin/hosts/" + id + "/calendars/" + number));
  }

  /** Tells how a calendar stands. */
  @Get("/{number}")
  OutsideCalendar getOutsideCalendar(
      @Parameter(hidden = true) Authentication caller, UUID id, int number) {
    StaffMember.of(caller).mustBeAdminOr(id);
    return calendar(id, number);
  }

  /** Changes a calendar, and fetches it; what is left out of the draft stays as it is. */
  @Put("/{number}")
  OutsideCalendar putCalendar(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      int number,
      @Body @Valid @NotNull ImportDraft draft) {
    StaffMember.of(caller).mustBeAdminOr(id);
    calendar(id, number);
    imports.set(id, number, draft);
    return calendar(id, number);
  }

  /** Forgets a calendar and its busy times. */
  @Delete("/{number}")
  @Status(HttpStatus.NO_CONTENT)
  void deleteCalendar(@Parameter(hidden = true) Authentication caller, UUID id, int number) {
    StaffMember.of(caller).mustBeAdminOr(id);
    imports.remove(feeds.get(id).id(), number);
  }

  private OutsideCalendar calendar(UUID host, int number) {
    return imports
        .state(feeds.get(host).id(), number)
        .map(state -> OutsideCalendar.of(state, remarks))
        .orElseThrow(() -> new NotFound("calendar"));
  }

  /** A host's outside calendars; all of them, since there are few. */
  @Introspected
  @Schema(name = "OutsideCalendars")
  record OutsideCalendars(List<OutsideCalendar> items, @Nullable String next) {}
}
