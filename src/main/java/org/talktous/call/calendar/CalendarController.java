package org.talktous.call.calendar;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.problem.StaffApi;

/** A host's calendars: the address of their feed, and the outside one that is imported. */
@Controller("/api/v1/admin/hosts/{id}/calendar")
@Secured({"ADMIN", "HOST"})
@StaffApi
class CalendarController {
  private final Feeds feeds;
  private final Imports imports;
  private final StoredRemarks remarks;

  CalendarController(Feeds feeds, Imports imports, StoredRemarks remarks) {
    this.feeds = feeds;
    this.imports = imports;
    this.remarks = remarks;
  }

  /** Tells where a host's feed is, and how the import of their outside calendar stands. */
  @Get
  HostCalendars getCalendar(@Parameter(hidden = true) Authentication caller, UUID id) {
    StaffMember.of(caller).mustBeAdminOr(id);
    return calendars(id);
  }

  /** Gives the feed another address; the one before leads nowhere from then on. */
  @Post("/feed")
  HostCalendars renewFeed(@Parameter(hidden = true) Authentication caller, UUID id) {
    StaffMember.of(caller).mustBeAdminOr(id);
    feeds.renew(id);
    return calendars(id);
  }

  /**
   * Sets the outside calendar whose events are busy times, fetches it, and from then on every ten
   * minutes; what went wrong the first time stands in the answer's warning, and what of it could
   * not be followed in its remark.
   */
  @Put("/import")
  HostCalendars putImport(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @Valid @NotNull ImportDraft draft) {
    StaffMember.of(caller).mustBeAdminOr(id);
    imports.set(feeds.get(id).id(), Imports.FIRST, draft);
    return calendars(id);
  }

  /** Tells the same as of all the host's calendars: how the import stands. */
  @Get("/import")
  HostCalendars getFirstCalendar(@Parameter(hidden = true) Authentication caller, UUID id) {
    return getCalendar(caller, id);
  }

  /** Forgets the outside calendar and its busy times. */
  @Delete("/import")
  HostCalendars deleteImport(@Parameter(hidden = true) Authentication caller, UUID id) {
    StaffMember.of(caller).mustBeAdminOr(id);
    imports.remove(feeds.get(id).id(), Imports.FIRST);
    return calendars(id);
  }

  private HostCalendars calendars(UUID host) {
    return HostCalendars.of(
        feeds.url(feeds.get(host)),
        imports.state(host).map(state -> OutsideCalendar.of(state, remarks)).orElse(null));
  }

  /**
   * A host's calendars.
   *
   * @param feedUrl where the host's calls can be subscribed to; a secret, as it needs no sign-in
   * @param importUrl the outside calendar whose events are busy times; others stand beside it
   * @param importedAt when it was last brought here, or found unchanged
   * @param warning why it could not be brought here since; what was imported before still counts
   * @param remark what of it could not be followed
   * @param choices which of its events are busy times
   */
  @Introspected
  @Schema(name = "HostCalendars")
  record HostCalendars(
      String feedUrl,
      @Nullable String importUrl,
      @Nullable Instant importedAt,
      OutsideCalendar.@Nullable ImportWarning warning,
      OutsideCalendar.@Nullable ImportRemark remark,
      OutsideCalendar.@Nullable ImportChoices choices) {

    static HostCalendars of(String feedUrl, @Nullable OutsideCalendar first) {
      return first == null
          ? new HostCalendars(feedUrl, null, null, null, null, null)
          : new HostCalendars(
              feedUrl,
              first.url(),
              first.importedAt(),
              first.warning(),
              first.remark(),
              first.choices());
    }
  }
}
