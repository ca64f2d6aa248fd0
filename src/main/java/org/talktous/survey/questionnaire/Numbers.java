package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as surveys have them: of modest size, and always written the same way. */
final class Numbers {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");

  private Numbers() {}

  /** The number in its plain notation, such as 4 for 4.0; empty for what is no such number. */
  static String plain(JsonNode node) {
    return node.isNumber() ? plain(node.asText()) : "";
  }

  static String plain(String text) {
    return of(text).map(number -> number.stripTrailingZeros().toPlainString()).orElse("");
  }

  static Optional<BigDecimal> of(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
