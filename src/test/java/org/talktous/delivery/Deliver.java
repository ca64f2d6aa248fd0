package org.talktous.delivery;

import java.util.List;
import org.talktous.testing.Answer;
import org.talktous.testing.TalkToUs;

/** Works off deliveries when a test wants it, and reads the ledger as the desk does. */
public record Deliver(TalkToUs talk) {

  /** Does all that is due, and waits until it is done and written down. */
  public void now() {
    try {
      talk.bean(Dispatcher.class).drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The deliveries over a channel of the only event about the subject that has the type. */
  public List<com.fasterxml.jackson.databind.JsonNode> of(
      String channel, String type, String subject) {
    return event(type, subject).items("/items/0/deliveries").stream()
        .filter(each -> each.at("/channel").asText().equals(channel))
        .toList();
  }

  public Answer event(String type, String subject) {
    var found =
        talk.desk().get("/api/v1/admin/events?type=" + type + "&subject=" + subject).with(200);
    if (found.items("/items").size() != 1) {
      throw new AssertionError("not one event: " + found);
    }
    return found;
  }
}
