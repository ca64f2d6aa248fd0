package org.talktous.delivery;

import java.util.Locale;
import java.util.Optional;
import org.talktous.web.page.Messages;

/**
 * Translates the result of an attempt. The delivery log stores the service's own results in
 * English, which become message keys; receivers' answers are shown as received.
 */
final class DeliveryAnswer {
  private DeliveryAnswer() {}

  static String said(String answer, Messages messages) {
    return known(answer, messages).or(() -> begun(answer, messages)).orElse(answer);
  }

  private static Optional<String> known(String answer, Messages messages) {
    return messages.find("delivery.answered." + key(answer));
  }

  /** A result with a detail after a colon, which may be a receiver's. */
  private static Optional<String> begun(String answer, Messages messages) {
    int end = answer.indexOf(": ");
    if (end < 0) {
      return Optional.empty();
    }
    var rest = answer.substring(end + 2);
    return messages.find(
        "delivery.answered." + key(answer.substring(0, end)) + ".because",
        known(rest, messages).orElse(rest));
  }

  private static String key(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
