package org.talktous.staff;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.problem.StaffApi;

/** The accounts of staff, as admins keep them. */
@Controller("/api/v1/admin/staff")
@Secured("ADMIN")
@StaffApi
class StaffController {
  private final Accounts accounts;
  private final Clock clock;

  StaffController(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Lists the accounts by their addresses, a page at a time.
   *
   * @param cursor `next` of the page before
   */
  @Get
  Page listStaff(@QueryValue @Nullable String cursor) {
    var page = accounts.page(cursor);
    var now = clock.instant();
    return new Page(page.items().stream().map(each -> Item.of(each, now)).toList(), page.next());
  }

  /** Invites a member of staff by mail: the link sets a password, once, within a week. */
  @Post("/invitations")
  @Status(HttpStatus.CREATED)
  Invited inviteStaff(@Body @Valid @NotNull InvitationDraft invitation) {
    var link = accounts.invite(invitation);
    return new Invited(link.staffId(), link.expiresAt());
  }

  /** Disables an account: its sessions end and it can begin none. */
  @Post("/{id}/deactivation")
  @Status(HttpStatus.NO_CONTENT)
  void disableStaff(@Parameter(hidden = true) Authentication caller, UUID id) {
    accounts.disable(id, StaffMember.of(caller));
  }

  /** Lets a disabled account sign in again. */
  @Post("/{id}/activation")
  @Status(HttpStatus.NO_CONTENT)
  void enableStaff(UUID id) {
    accounts.enable(id);
  }

  @Introspected
  @Schema(name = "StaffPage")
  record Page(List<Item> items, @Nullable String next) {}

  /** An account that was made, and until when its invitation holds. */
  @Introspected
  @Schema(name = "StaffInvitation")
  record Invited(UUID id, Instant expiresAt) {}

  /**
   * An account of staff.
   *
   * @param state active, invited, expired (the invitation was not accepted in time) or disabled
   */
  @Introspected
  @Schema(name = "StaffAccount")
  record Item(
      UUID id,
      String email,
      StaffMember.Role role,
      @Nullable UUID host,
      String state,
      Instant createdAt) {

    static Item of(Account account, Instant now) {
      return new Item(
          account.id(),
          account.email(),
          account.role(),
          account.hostId(),
          account.state(now).name().toLowerCase(Locale.ROOT),
          account.createdAt());
    }
  }
}
