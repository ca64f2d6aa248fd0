package org.talktous.delivery.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenCall;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.HttpReceiver.Received;
import org.talktous.testing.TalkToUs;

/** Webhooks as a test sets them up. */
record Hooks(TalkToUs talk, HttpReceiver receiver) {
  static final String PATH = "/api/v1/admin/webhooks";

  /** A service that may send to this machine, and that looks for what is due when it is told to. */
  static TalkToUs service() {
    return TalkToUs.with(
        Map.of(
            "talk.webhooks.allowed-private", "127.0.0.0/8",
            "talk.webhooks.timeout", "PT1S",
            "talk.poll-interval", "PT1H"));
  }

  /** A webhook that leads to a path of the receiver. */
  record Hook(TalkToUs talk, String path, String id, String secret) {
    String api() {
      return PATH + "/" + id;
    }

    /** Insists that the reference library finds the message genuine. */
    void verify(Received message) {
      verify(message, secret);
    }

    static void verify(Received message, String secret) {
      try {
        new Webhook(secret).verify(message.body(), message.headers());
      } catch (EmptyWebhookSecretException | WebhookVerificationException e) {
        throw new AssertionError(message.toString(), e);
      }
    }

    com.fasterxml.jackson.databind.JsonNode item() {
      return talk.desk().get(PATH).with(200).items("/items").stream()
          .filter(each -> each.at("/id").asText().equals(id))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A call that somebody books three days ahead: one event. */
  GivenCall call() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var day = talk.clock().instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(3);
    return talk.reader().books(article, day + "T10:00:00Z");
  }

  /** Subscribes a path of the receiver. */
  Hook to(String path, String... types) {
    var added =
        talk.desk()
            .post(PATH, Fields.NONE.with("url", receiver.url(path)).with("types", List.of(types)))
            .with(201);
    return new Hook(talk, path, added.text("/id"), added.text("/secret"));
  }
}
