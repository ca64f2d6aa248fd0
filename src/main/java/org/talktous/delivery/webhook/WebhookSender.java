package org.talktous.delivery.webhook;

import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.talktous.delivery.Message;
import org.talktous.delivery.outbound.NoAnswer;
import org.talktous.delivery.outbound.Outbound;
import org.talktous.delivery.outbound.OutboundClient;

/** Posts one signed message to one address, without redirects and retries. */
@Singleton
class WebhookSender {
  static final int READ_AT_MOST = 64 * 1024;

  private static final int CONNECTIONS = 1_000;

  private final OutboundClient client;
  private final Clock clock;

  WebhookSender(
      Outbound outbound, @Property(name = "talk.webhooks.timeout") Duration timeout, Clock clock) {
    this.clock = clock;
    this.client = outbound.client(timeout, CONNECTIONS);
  }

  /** What the receiver said: a status and what else matters of it, or the code of no answer. */
  record Answer(int status, String text, @Nullable String retryAfter) {
    static final int NONE = 0;

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    static Answer none(String code) {
      return new Answer(NONE, code, null);
    }
  }

  Answer send(Webhook webhook, Message message) {
    try {
      return client.exchange(request(webhook, message), WebhookSender::answer);
    } catch (NoAnswer e) {
      return Answer.none(e.code());
    }
  }

  private HttpPost request(Webhook webhook, Message message) {
    var body = message.cloudEvent();
    var now = clock.instant();
    var request = new HttpPost(URI.create(webhook.url()));
    request.setEntity(new ByteArrayEntity(body, ContentType.create(Message.MEDIA_TYPE)));
    request.setHeader("webhook-id", message.id().toString());
    request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    request.setHeader(
        "webhook-signature", Signature.of(message.id(), now, body, webhook.secrets(now)));
    return request;
  }

  /** Success is said by the status alone, whatever comes after it or breaks then. */
  private static Answer answer(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    var success = new Answer(status, "", null);
    if (success.isSuccess()) {
      skip(response);
      return success;
    }
    var retryAfter = response.getFirstHeader("Retry-After");
    return new Answer(status, text(response), retryAfter == null ? null : retryAfter.getValue());
  }

  /** A body read to its end leaves a connection that can be used again. */
  private static void skip(ClassicHttpResponse response) {
    try {
      text(response);
    } catch (IOException ignored) {
      // a successful answer's body is not kept
    }
  }

  private static String text(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    return entity == null
        ? ""
        : new String(entity.getContent().readNBytes(READ_AT_MOST), StandardCharsets.UTF_8);
  }

  @PreDestroy
  void stop() throws IOException {
    client.close();
  }
}
