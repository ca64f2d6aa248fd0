package org.talktous.delivery.webhook;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.base.event.EventTypes;
import org.talktous.delivery.outbound.OutboundUrl;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.StaffApi;

/** Webhooks, as the desk keeps them. */
@Controller("/api/v1/admin/webhooks")
@Secured("ADMIN")
@StaffApi
class WebhookController {
  private static final int PAGE = 100;
  static final List<String> EVERYTHING = List.of("*");

  private final Webhooks webhooks;
  private final EventTypes known;
  private final OutboundUrl urls;

  WebhookController(Webhooks webhooks, EventTypes known, OutboundUrl urls) {
    this.webhooks = webhooks;
    this.known = known;
    this.urls = urls;
  }

  /**
   * Lists the webhooks, a page at a time.
   *
   * @param cursor `next` of the page before
   */
  @Get
  Page listWebhooks(@QueryValue @Nullable UUID cursor) {
    var page = Slice.of(webhooks.page(cursor, PAGE + 1), PAGE, webhook -> webhook.id().toString());
    return new Page(page.items().stream().map(Item::of).toList(), page.next());
  }

  /** Adds a webhook; its secret is shown only now. */
  @Post
  @Status(HttpStatus.CREATED)
  Added addWebhook(@Body @Valid @NotNull Draft webhook) {
    urls.check(webhook.url());
    mustBeKnown(webhook.types());
    var drawn = webhooks.add(webhook.url(), webhook.types().stream().distinct().toList());
    return new Added(drawn.id(), drawn.secret());
  }

  private void mustBeKnown(List<String> types) {
    if (!types.equals(EVERYTHING) && !known.subscribable().containsAll(types)) {
      throw new InvalidRequest(
          "types", "must be * alone, or some of " + String.join(", ", known.subscribable()));
    }
  }

  /** Deletes a webhook; what is still on its way to it fails. */
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void deleteWebhook(UUID id) {
    webhooks.delete(id);
  }

  /**
   * Draws another secret, shown only now; the one before signs too for 24 hours, in which no third
   * one is drawn.
   */
  @Post("/{id}/secrets")
  @Status(HttpStatus.CREATED)
  Added rotateSecret(UUID id) {
    return new Added(id, webhooks.rotate(id).secret());
  }

  /** Sends a test event to this webhook alone; what became of it is told at the event's address. */
  @Post("/{id}/test")
  @Status(HttpStatus.ACCEPTED)
  Sent testWebhook(UUID id) {
    return new Sent(webhooks.test(id).id());
  }

  /** Gives a disabled webhook events again: those that are still to come. */
  @Post("/{id}/activation")
  Item activateWebhook(UUID id) {
    return Item.of(webhooks.enable(id));
  }

  /**
   * A webhook to be.
   *
   * @param types types of events, such as `org.talktous.booking.handed-over` or
   *     `org.talktous.waitlist.opened`, or `*` alone for all; the README lists them with their data
   */
  @Introspected
  @Schema(name = "WebhookDraft")
  record Draft(
      @NotNull @Size(max = 2_000) String url,
      @NotEmpty @Size(max = 50) List<@NotNull String> types) {}

  /** The secret of a webhook, as its receiver needs it. */
  @Introspected
  @Schema(name = "WebhookSecret")
  record Added(UUID id, String secret) {}

  /** The event that was sent as a test. */
  @Introspected
  @Schema(name = "TestEvent")
  record Sent(UUID event) {}

  @Introspected
  @Schema(name = "WebhookPage")
  record Page(List<Item> items, @Nullable String next) {}

  /**
   * A webhook.
   *
   * @param failingSince since when nothing but failures has come back
   * @param disabledBecause gone (it answered 410), or failing (for five days)
   * @param previousSecretSignsUntil while a secret is being replaced
   */
  @Introspected
  @Schema(name = "Webhook")
  record Item(
      UUID id,
      String url,
      List<String> types,
      Instant createdAt,
      @Nullable Instant failingSince,
      @Nullable Instant disabledAt,
      @Nullable String disabledBecause,
      @Nullable Instant previousSecretSignsUntil) {

    static Item of(Webhook webhook) {
      return new Item(
          webhook.id(),
          webhook.url(),
          webhook.types(),
          webhook.createdAt(),
          webhook.failingSince(),
          webhook.disabledAt(),
          webhook.disabledBecause(),
          webhook.previousSignsUntil());
    }
  }
}
