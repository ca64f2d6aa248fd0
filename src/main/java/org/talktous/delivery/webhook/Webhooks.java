package org.talktous.delivery.webhook;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.event.Appends;
import org.talktous.base.event.DomainEvent;
import org.talktous.base.event.EventLog;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Subscriptions;
import org.talktous.delivery.outbound.OutboundUrl;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.NotFound;

/** All webhooks: added, tested, given new secrets, disabled when they only fail, deleted. */
@Appends(value = Webhooks.WEBHOOK_DISABLED, unsubscribed = Webhooks.TEST)
@Singleton
class Webhooks {
  static final String WEBHOOK_DISABLED = "org.talktous.webhook.disabled";
  static final String TEST = "org.talktous.webhook.test";

  static final Duration ROTATION = Duration.ofHours(24);

  private static final Duration DISABLED_AFTER = Duration.ofDays(5);
  // Longer than any retry interval: a longer gap means that no attempt was made.
  private static final Duration QUIET = Duration.ofDays(2);
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final WebhookRepository rows;
  private final Subscriptions subscriptions;
  private final EventLog events;
  private final AuditLog audit;
  private final Clock clock;

  Webhooks(
      WebhookRepository rows,
      Subscriptions subscriptions,
      EventLog events,
      AuditLog audit,
      Clock clock) {
    this.rows = rows;
    this.subscriptions = subscriptions;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /** A secret, to be shown once. */
  record Drawn(UUID id, String secret) {}

  List<Webhook> page(@Nullable UUID after, int limit) {
    return rows.page(after == null ? null : after.toString(), limit);
  }

  Webhook get(UUID id) {
    return rows.find(id).orElseThrow(Webhooks::notFound);
  }

  private static NotFound notFound() {
    return new NotFound("webhook");
  }

  @Transactional
  Drawn add(String url, List<String> types) {
    var drawn = new Drawn(IDS.generate(), Signature.drawSecret());
    rows.add(drawn.id(), url, types.toArray(String[]::new), drawn.secret(), clock.instant());
    subscriptions.subscribe(WebhookChannel.NAME, drawn.id().toString(), types);
    audit.record("webhook.added", trace(drawn.id()), null, traced(url, types));
    return drawn;
  }

  /** Servers only: the rest of such an address is often a secret. */
  private static Map<String, Object> traced(String url, List<String> types) {
    return Map.of("server", OutboundUrl.server(url), "types", types);
  }

  @Transactional
  void delete(UUID id) {
    var webhook = get(id);
    if (rows.delete(id, clock.instant()) == 0) {
      throw notFound();
    }
    subscriptions.unsubscribe(
        WebhookChannel.NAME, id.toString(), DeliveryAnswer.of("webhook-deleted"));
    audit.record("webhook.deleted", trace(id), traced(webhook.url(), webhook.types()), null);
  }

  /**
   * Draws another secret; the one before signs too for {@link #ROTATION}, and until then no third
   * is drawn, or a receiver that knows the first alone would refuse all.
   */
  @Transactional
  Drawn rotate(UUID id) {
    var drawn = new Drawn(id, Signature.drawSecret());
    var now = clock.instant();
    if (rows.rotate(id, drawn.secret(), now.plus(ROTATION), now) == 0) {
      throw new SecretIsBeingReplaced(Objects.requireNonNull(get(id).previousSignsUntil()));
    }
    audit.record("webhook.secret-drawn", trace(id), null, null);
    return drawn;
  }

  /** Sends a test event to this webhook alone. */
  @Transactional
  DomainEvent test(UUID id) {
    var webhook = get(id);
    if (webhook.isDisabled()) {
      throw new WebhookIsDisabled();
    }
    var test =
        events.append(TEST, subject(id), 0, clock.instant(), Map.of("webhook", id.toString()));
    subscriptions.send(test.id(), WebhookChannel.NAME, id.toString());
    audit.record("webhook.tested", trace(id), null, Map.of("event", test.id()));
    return test;
  }

  /** Gives a disabled webhook events again: those that are still to come. */
  @Transactional
  Webhook enable(UUID id) {
    if (rows.enable(id) == 0) {
      throw notFound();
    }
    var webhook = get(id);
    subscriptions.subscribe(WebhookChannel.NAME, id.toString(), webhook.types());
    audit.record("webhook.enabled", trace(id), null, null);
    return webhook;
  }

  /**
   * Notes that a webhook has not taken an event. After five days of nothing but failures, of which
   * no two were further apart than {@link #QUIET}, it is disabled.
   */
  @Transactional
  void failed(UUID id) {
    var now = clock.instant();
    rows.fail(id, now.minus(QUIET), now);
    if (rows.disableFailing(id, now.minus(DISABLED_AFTER), now) == 1) {
      giveUp(id, Webhook.Fault.FAILING, now);
    }
  }

  /** Sends a webhook nothing more, and tells so by an event: the admins are written to. */
  @Transactional
  void disable(UUID id, Webhook.Fault fault) {
    var now = clock.instant();
    if (rows.disable(id, fault.wire(), now) == 1) {
      giveUp(id, fault, now);
    }
  }

  private void giveUp(UUID id, Webhook.Fault fault, Instant now) {
    subscriptions.unsubscribe(
        WebhookChannel.NAME, id.toString(), DeliveryAnswer.of("webhook-disabled"));
    events.append(
        WEBHOOK_DISABLED,
        subject(id),
        0,
        now,
        Map.of("id", id.toString(), "because", fault.wire()));
  }

  private static String trace(UUID id) {
    return "webhook/" + id;
  }

  private static String subject(UUID id) {
    return "webhooks/" + id;
  }
}
