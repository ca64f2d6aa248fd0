package org.talktous.delivery.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Page;

/**
 * The webhooks, as they are shown.
 *
 * @param next the cursor of those after
 * @param refused the name of what could not be done, if something could not
 */
record WebhookPage(
    List<WebhookController.Item> webhooks, @Nullable UUID next, @Nullable String refused) {

  static String state(WebhookController.Item webhook) {
    if (webhook.disabledAt() != null) {
      return "disabled";
    }
    return webhook.failingSince() == null ? "active" : "failing";
  }

  static String look(WebhookController.Item webhook) {
    return switch (state(webhook)) {
      case "active" -> "state live";
      default -> "state bad";
    };
  }

  /** What it is sent, in words. */
  static String types(Page page, WebhookController.Item webhook) {
    return webhook.types().equals(WebhookController.EVERYTHING)
        ? page.say("webhooks.everything")
        : String.join(", ", webhook.types().stream().map(type -> name(page, type)).toList());
  }

  static String name(Page page, String type) {
    return page.messages()
        .find("delivery.event." + type.replaceFirst("^org\\.talktous\\.", ""))
        .orElse(type);
  }

  /**
   * The form of a new one: {@code all}, or boxes named {@code type-} and a type.
   *
   * @param offered the types of events that can be chosen
   * @param errors what is wrong, by field
   */
  record Form(List<String> offered, Map<String, String> typed, Map<String, String> errors) {
    String url() {
      return typed.getOrDefault("url", "").strip();
    }

    boolean everything() {
      return !"some".equals(typed.get("wanted"));
    }

    boolean wants(String type) {
      return typed.containsKey("type-" + type);
    }

    List<String> types() {
      if (everything()) {
        return WebhookController.EVERYTHING;
      }
      return offered.stream().filter(this::wants).toList();
    }
  }

  /** A secret that was just drawn. */
  record Drawn(UUID id, String secret, boolean anew) {}
}
