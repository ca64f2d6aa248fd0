package org.talktous.delivery.webhook;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Channel;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Message;
import org.talktous.delivery.Outcome;

/** Delivers events to webhooks and judges their answers. */
@Singleton
class WebhookChannel implements Channel {
  static final String NAME = "webhook";

  private static final int LONGEST_QUOTE = 200;

  private final WebhookRepository rows;
  private final Webhooks webhooks;
  private final WebhookSender post;
  private final Clock clock;

  WebhookChannel(WebhookRepository rows, Webhooks webhooks, WebhookSender post, Clock clock) {
    this.rows = rows;
    this.webhooks = webhooks;
    this.post = post;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public int maxConcurrency() {
    return 512;
  }

  @Override
  public int maxConcurrencyForTarget() {
    return 16;
  }

  @Override
  public List<String> targets(DomainEvent event) {
    return List.of();
  }

  @Override
  public Map<String, Receiver> receivers(Set<String> targets) {
    return rows.findAll(ids(targets)).stream()
        .collect(Collectors.toMap(each -> each.id().toString(), this::receiver));
  }

  @Override
  public void taken(Set<String> targets) {
    rows.answerAgain(ids(targets));
  }

  @Override
  public Map<String, String> names(Set<String> targets) {
    return rows.findEvenDeleted(ids(targets)).stream()
        .collect(Collectors.toMap(each -> each.id().toString(), Webhook::url));
  }

  private static String[] ids(Set<String> targets) {
    return targets.toArray(String[]::new);
  }

  private Receiver receiver(Webhook webhook) {
    return webhook.isDisabled()
        ? message -> new Outcome.Failed(DeliveryAnswer.of("webhook-disabled"))
        : message -> send(webhook, message);
  }

  private Outcome send(Webhook webhook, Message message) {
    var answer = post.send(webhook, message);
    var said = said(answer);
    if (answer.isSuccess()) {
      return new Outcome.Delivered(said);
    }
    if (answer.status() == 410) {
      webhooks.disable(webhook.id(), Webhook.Fault.GONE);
      return new Outcome.Failed(said);
    }
    webhooks.failed(webhook.id());
    return new Outcome.Refused(said, pause(answer));
  }

  private Duration pause(WebhookSender.Answer answer) {
    return answer.status() == 429 || answer.status() == 503
        ? RetryAfter.pause(answer.retryAfter(), clock.instant())
        : Duration.ZERO;
  }

  /** What is kept of an answer: the status, and of a failure how it begins, on one line. */
  private static DeliveryAnswer said(WebhookSender.Answer answer) {
    if (answer.status() == WebhookSender.Answer.NONE) {
      return DeliveryAnswer.of(answer.text());
    }
    var status = "HTTP " + answer.status();
    var quote = answer.text().replaceAll("[^\\p{Graph}\\p{IsAlphabetic}]+", " ").strip();
    if (answer.isSuccess() || quote.isEmpty()) {
      return DeliveryAnswer.quoted(status);
    }
    return DeliveryAnswer.quoted(
        status + ": " + quote.substring(0, quote.offsetByCodePoints(0, quoted(quote))));
  }

  private static int quoted(String text) {
    return Math.min(LONGEST_QUOTE, text.codePointCount(0, text.length()));
  }
}
