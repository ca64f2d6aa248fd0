package org.talktous.call.desk;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.desk.HeldCallRepository.HeldCall;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.constraint.SingleLine;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.StaffApi;

/** Many calls at once, as admins cancel them. */
@Controller("/api/v1/admin/bookings/cancellation")
@Secured("ADMIN")
@StaffApi
class BulkCancellationController {
  private final BulkCancellation calls;

  BulkCancellationController(BulkCancellation calls) {
    this.calls = calls;
  }

  /**
   * Cancels many calls ahead: those named, or those that fit all of what is given, 500 at a time.
   * Say it again until `cancelled` is 0.
   */
  @Post
  Cancelled cancelBookings(@Body @Valid @NotNull Selection selection) {
    if (selection.ids() != null) {
      return new Cancelled(calls.cancel(selection.ids(), selection.reason()));
    }
    var filter = selection.filter();
    if (filter.isEmpty()) {
      throw new InvalidRequest("ids", "must be given, or a network, a domain or a time");
    }
    var ids = calls.list(filter).stream().map(HeldCall::id).toList();
    return new Cancelled(calls.cancel(ids, selection.reason()));
  }

  /**
   * Which calls to cancel.
   *
   * @param ids of calls; without them, the rest says which
   * @param network from which they were booked: an IPv4 address, or the first half of an IPv6
   *     address as the desk shows it
   * @param domain of the readers' addresses, such as `example.org`
   * @param bookedFrom booked at this time or later
   * @param bookedUntil booked before this time
   * @param reason for the readers
   */
  @Introspected
  @Schema(name = "BulkCancellation")
  record Selection(
      @Nullable @Size(max = BulkCancellation.LIMIT) List<@NotNull UUID> ids,
      @Nullable @Size(max = 50) @SingleLine String network,
      @Nullable @Size(max = 253) @SingleLine String domain,
      @Nullable Instant bookedFrom,
      @Nullable Instant bookedUntil,
      @Nullable @Size(max = 1_000) @PlainText String reason) {
    Selection {
      reason = Lines.foldedIfAny(reason);
    }

    BulkCancellation.Filter filter() {
      return new BulkCancellation.Filter(network, domain, bookedFrom, bookedUntil);
    }
  }

  /** How many calls were cancelled. */
  @Introspected
  @Schema(name = "CancelledBookings")
  record Cancelled(int cancelled) {}
}
