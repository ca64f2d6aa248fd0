package org.talktous.call.calendar;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.problem.AnswersProblems;

/** A host's calendars: the address of their feed, and the outside one that is imported. */
@Controller("/api/v1/admin/hosts/{id}/calendar")
@Secured({"ADMIN", "HOST"})
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "Staff")
@SecurityRequirement(name = "bearer")
class CalendarController {
  private final Feeds feeds;
  private final Imports imports;

  CalendarController(Feeds feeds, Imports imports) {
    this.feeds = feeds;
    this.imports = imports;
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
   * minutes; what went wrong the first time stands in the answer's warning.
   */
  @Put("/import")
  HostCalendars putImport(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @Valid @NotNull ImportDraft draft) {
    StaffMember.of(caller).mustBeAdminOr(id);
    imports.set(feeds.get(id).id(), draft.url().strip());
    return calendars(id);
  }

  /** Forgets the outside calendar and its busy times. */
  @Delete("/import")
  HostCalendars deleteImport(@Parameter(hidden = true) Authentication caller, UUID id) {
    StaffMember.of(caller).mustBeAdminOr(id);
    imports.remove(feeds.get(id).id());
    return calendars(id);
  }

  private HostCalendars calendars(UUID host) {
    return HostCalendars.of(feeds.url(feeds.get(host)), imports.state(host).orElse(null));
  }

  /** An outside calendar as staff name one: https, http or webcal. */
  @Introspected
  @Schema(name = "CalendarImport")
  record ImportDraft(@NotNull @Size(max = 2_000) String url) {}

  /**
   * A host's calendars.
   *
   * @param feedUrl where the host's calls can be subscribed to; whoever knows it can read them
   * @param importUrl the outside calendar whose events are busy times
   * @param importedAt when it was last brought here, or found unchanged
   * @param warning why it could not be brought here since; what was imported before still counts
   */
  @Introspected
  @Schema(name = "HostCalendars")
  record HostCalendars(
      String feedUrl,
      @Nullable String importUrl,
      @Nullable Instant importedAt,
      @Nullable ImportWarning warning) {

    static HostCalendars of(String feedUrl, @Nullable ImportState state) {
      return state == null
          ? new HostCalendars(feedUrl, null, null, null)
          : new HostCalendars(feedUrl, state.url(), state.importedAt(), ImportWarning.of(state));
    }
  }

  /** What is wrong with an import, and since when. */
  @Introspected
  @Schema(name = "ImportWarning")
  record ImportWarning(String reason, Instant since) {
    static @Nullable ImportWarning of(ImportState state) {
      return state.warning() == null || state.warningSince() == null
          ? null
          : new ImportWarning(state.warning(), state.warningSince());
    }
  }
}
