package org.talktous.article.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.talktous.web.page.Messages;

/**
 * Says in the words of a page why a line of an import was refused; it is noted in those of the
 * contract.
 */
final class RefusalText {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final String EMPTY = "the file is empty";
  private static final String FOUND = "found: ";

  private RefusalText() {}

  /**
   * The sentence for a reason.
   *
   * @param reason a field and what is wrong with it
   */
  static String of(JsonNode reason, Messages messages) {
    var field = reason.path("field").asText();
    var message = reason.path("message").asText();
    return switch (field) {
      case "line" -> ofLine(message, messages);
      case "header" -> ofHeader(message, messages);
      default -> field + ": " + ofField(field, message, messages);
    };
  }

  private static String ofLine(String message, Messages messages) {
    var number = NUMBER.matcher(message);
    return messages
        .find(
            "articles.import.fault." + key(NUMBER.matcher(message).replaceAll("n")),
            number.find() ? number.group() : "")
        .orElse(message);
  }

  private static String ofHeader(String message, Messages messages) {
    var columns = String.join(", ", CsvLines.FIELDS);
    if (message.endsWith(EMPTY)) {
      return messages.text("articles.import.fault.empty", columns);
    }
    var wanted = messages.text("articles.import.fault.header", columns);
    int found = message.indexOf(FOUND);
    // What was noted of earlier imports does not tell.
    return found < 0
        ? wanted
        : wanted
            + " "
            + messages.text(
                "articles.import.fault.found", message.substring(found + FOUND.length()));
  }

  private static String ofField(String field, String message, Messages messages) {
    if (message.equals("is not a known field")) {
      return messages.text("articles.wrong.unknown");
    }
    var whole = field.replaceFirst("[\\[.].*", "");
    return messages
        .find("articles.wrong." + whole)
        .orElseGet(() -> messages.text("articles.wrong.unclear"));
  }

  private static String key(String message) {
    return message.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
