package org.talktous.call.host;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.call.host.Hours.OfDate;
import org.talktous.call.host.Hours.OfWeekday;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.StaffApi;

/** Hosts and their hours, as the desk keeps them. */
@Controller("/api/v1/admin/hosts")
@StaffApi
class HostController {
  private static final int PAGE = 100;
  // Override dates outside these centuries are slips of the pen.
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final Hosts hosts;

  HostController(Hosts hosts) {
    this.hosts = hosts;
  }

  /** Lists the hosts, a page at a time; a host finds themselves alone. */
  @Get
  @Secured({"ADMIN", "HOST"})
  HostPage listHosts(
      @Parameter(hidden = true) Authentication caller, @QueryValue @Nullable UUID cursor) {
    var own = StaffMember.of(caller).onlySees(null);
    if (own != null) {
      return new HostPage(details(List.of(hosts.get(own))), null);
    }
    var found = hosts.page(cursor, PAGE + 1);
    var page = found.stream().limit(PAGE).toList();
    return new HostPage(details(page), found.size() > PAGE ? page.getLast().id().toString() : null);
  }

  private List<HostDetails> details(List<Host> page) {
    var warnings = hosts.warnings(page);
    return page.stream().map(host -> HostDetails.of(host, warnings.get(host.id()))).toList();
  }

  private HostDetails details(Host host) {
    return details(List.of(host)).getFirst();
  }

  /** Adds a host. */
  @Post
  @Status(HttpStatus.CREATED)
  @Secured("ADMIN")
  HostDetails addHost(@Body @Valid @NotNull HostDraft host) {
    return details(hosts.add(host));
  }

  /** Changes a host. */
  @Put("/{id}")
  @Secured("ADMIN")
  HostDetails putHost(UUID id, @Body @Valid @NotNull HostDraft host) {
    return details(hosts.change(id, host, null));
  }

  /** Replaces a host's weekly hours, whole. */
  @Put("/{id}/hours")
  @Secured({"ADMIN", "HOST"})
  List<OfWeekday> putHours(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @NotNull @Size(max = 200) List<@NotNull @Valid OfWeekday> hours) {
    StaffMember.of(caller).mustBeAdminOr(id);
    hosts.setHours(id, Hours.week(hours));
    return hours;
  }

  /** Replaces a host's hours of one date; none make it a day off. */
  @Put("/{id}/overrides/{date}")
  @Secured({"ADMIN", "HOST"})
  List<OfDate> putOverride(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      LocalDate date,
      @Body @NotNull @Size(max = 50) List<@NotNull @Valid OfDate> windows) {
    StaffMember.of(caller).mustBeAdminOr(id);
    mustBeNear(date);
    hosts.override(id, date, Hours.windows(windows));
    return windows;
  }

  /** Gives a date its weekly hours back. */
  @Delete("/{id}/overrides/{date}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured({"ADMIN", "HOST"})
  void deleteOverride(@Parameter(hidden = true) Authentication caller, UUID id, LocalDate date) {
    StaffMember.of(caller).mustBeAdminOr(id);
    mustBeNear(date);
    hosts.forgetOverride(id, date);
  }

  static boolean isNear(LocalDate date) {
    return !date.isBefore(EARLIEST) && !date.isAfter(LATEST);
  }

  static void mustBeNear(LocalDate date) {
    if (!isNear(date)) {
      throw new InvalidRequest("date", "must be between " + EARLIEST + " and " + LATEST);
    }
  }

  /**
   * A host, as staff see one.
   *
   * @param calendarWarning why the host's outside calendar cannot be imported, if it cannot
   * @param calendarWarningCode the same as a code, as in the warnings of {@code …/calendar}
   * @param calendarWarningSince since when it cannot
   */
  @Introspected
  @Schema(name = "Host")
  record HostDetails(
      UUID id,
      String name,
      String email,
      String zone,
      @Nullable String joinUrl,
      boolean active,
      @Nullable String calendarWarning,
      @Nullable String calendarWarningCode,
      @Nullable Instant calendarWarningSince) {

    static HostDetails of(Host host, @Nullable CalendarWarning warning) {
      return new HostDetails(
          host.id(),
          host.name(),
          host.email(),
          host.zone(),
          host.joinUrl(),
          host.active(),
          warning == null ? null : warning.reason(),
          warning == null ? null : CalendarFault.code(warning.reason()),
          warning == null ? null : warning.since());
    }
  }

  @Introspected
  @Schema(name = "HostPage")
  record HostPage(List<HostDetails> items, @Nullable String next) {}
}
