package org.talktous.delivery;

import java.util.Locale;
import java.util.Optional;
import org.talktous.web.page.Messages;

/**
 * Says in the words of a page what came of an attempt; the ledger notes in English what the house
 * itself has to say. What a receiver answered stays as it is.
 */
final class DeliveryAnswer {
  private DeliveryAnswer() {}

  static String said(String answer, Messages messages) {
    return known(answer, messages).or(() -> begun(answer, messages)).orElse(answer);
  }

  private static Optional<String> known(String answer, Messages messages) {
    return messages.find("delivery.answered." + key(answer));
  }

  /**
   * What begins with words of the house, and goes on with those of somebody else or more of its
   * own.
   */
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
