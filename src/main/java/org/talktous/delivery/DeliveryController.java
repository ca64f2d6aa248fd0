package org.talktous.delivery;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.StaffApi;

/** The delivery log, for staff, and retries by hand. */
@Controller("/api/v1/admin/deliveries")
@Secured("ADMIN")
@StaffApi
class DeliveryController {
  private final EventHistory history;
  private final Replays replays;

  DeliveryController(EventHistory history, Replays replays) {
    this.history = history;
    this.replays = replays;
  }

  /**
   * Lists deliveries, the newest first, a page at a time.
   *
   * @param state the only one that is listed; failed leaves out what was for deleted webhooks
   * @param channel such as webhook
   * @param cursor `next` of the page before
   */
  @Get
  Page listDeliveries(
      @QueryValue
          @Nullable
          @Pattern(
              regexp = "^(pending|delivered|failed)$",
              message = "must be pending, delivered or failed")
          String state,
      @QueryValue @Nullable String channel,
      @QueryValue @Nullable Long cursor) {
    var wanted = state == null ? null : AttemptResult.State.valueOf(state.toUpperCase(Locale.ROOT));
    var page = history.deliveries(wanted, channel, cursor);
    return new Page(page.items().stream().map(DeliveryItem::of).toList(), page.next());
  }

  /**
   * Sends a failed delivery again, or a pending one at once; the schedule of retries begins anew.
   */
  @Post("/{id}/retry")
  DeliveryItem retryDelivery(long id) {
    replays.replay(id);
    return DeliveryItem.of(history.delivery(id));
  }

  @Introspected
  @Schema(name = "DeliveryPage")
  record Page(List<DeliveryItem> items, @Nullable String next) {}
}
