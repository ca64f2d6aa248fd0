package org.talktous.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Page;

/**
 * Page model of the delivery log.
 *
 * @param state the only one that is shown, if not all are
 * @param channel likewise
 * @param channels those that there are
 * @param next the cursor of those before
 * @param mailFiles whether mails become files because there is no mail server
 */
record DeliveryPage(
    List<Line> items,
    @Nullable String state,
    @Nullable String channel,
    List<String> channels,
    @Nullable String next,
    boolean mailFiles) {
  static final List<String> STATES = List.of("pending", "delivered", "failed");

  static String look(DeliveryItem item) {
    return switch (item.state()) {
      case "failed" -> "state bad";
      case "delivered" -> "state live";
      default -> "state";
    };
  }

  /**
   * A delivery in the list.
   *
   * @param answer what came of the last attempt
   * @param isGone whether its receiver is there no more
   */
  record Line(DeliveryItem item, @Nullable DeliveryAnswer answer, boolean isGone) {
    static Line of(EventHistory.Sent sent) {
      return new Line(DeliveryItem.of(sent), sent.row().answer(), sent.isGone());
    }

    String answer(Page page) {
      return answer == null ? "–" : answer.text(page.messages());
    }

    boolean canBeRetried() {
      return !isGone && !item.state().equals("delivered");
    }
  }

  /** What a target is called that is known by its role or use. */
  static String target(Page page, DeliveryItem item) {
    return page.messages().find("delivery.target." + item.target()).orElse(item.target());
  }

  /** What a channel is called. */
  static String channel(Page page, String name) {
    return page.messages().find("delivery.channel." + name).orElse(name);
  }

  /** What happened, in words where there are some. */
  static String event(Page page, String type) {
    return page.messages()
        .find("delivery.event." + type.replaceFirst("^org\\.talktous\\.", ""))
        .orElse(type);
  }

  /**
   * One event, and what became of it.
   *
   * @param refused whether what was asked for could not be done
   */
  record Event(EventRow event, JsonNode data, List<Line> deliveries, boolean refused) {}
}
