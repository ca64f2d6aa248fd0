package org.talktous.survey.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A choice as one line of the editor's form: the value, and where they differ from it the text, the
 * Russian text and those in other languages, such as {@code other | Other | Другое | de: Andere}. A
 * bar in a text has a backslash before it, and so has a backslash. A value that looks like a number
 * is one, unless it stands in quotes.
 */
final class ChoiceLine {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,8})(\\.\\d{1,6})?");
  private static final String DEFAULT = "default";
  private static final String RUSSIAN = "ru";

  private ChoiceLine() {}

  static String written(JsonNode choice) {
    var parts = new ArrayList<String>();
    parts.add(value(choice.isObject() ? choice.path("value") : choice));
    if (choice.path("text") instanceof ObjectNode text) {
      var others = text.deepCopy().without(List.of(DEFAULT, RUSSIAN));
      parts.add(text.path(DEFAULT).asText());
      if (text.has(RUSSIAN) || !others.isEmpty()) {
        parts.add(text.path(RUSSIAN).asText());
      }
      others
          .properties()
          .forEach(each -> parts.add(each.getKey() + ": " + each.getValue().asText()));
    } else if (choice.hasNonNull("text")) {
      parts.add(choice.path("text").asText());
    }
    return parts.stream()
        .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
        .collect(Collectors.joining(" | "));
  }

  private static String value(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    var text = value.asText();
    boolean isPlain =
        !NUMBER.matcher(text).matches() && !isQuoted(text) && text.equals(text.strip());
    return isPlain ? text : "\"" + text + "\"";
  }

  private static boolean isQuoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
  }

  static JsonNode read(String line) {
    var parts = parts(line);
    var value = typed(parts.getFirst());
    if (parts.size() == 1) {
      return value;
    }
    var choice = JsonNodeFactory.instance.objectNode();
    choice.set("value", value);
    if (parts.size() == 2) {
      choice.put("text", parts.get(1));
      return choice;
    }
    var text = choice.putObject("text").put(DEFAULT, parts.get(1));
    if (parts.size() == 3 || !parts.get(2).isEmpty()) {
      text.put(RUSSIAN, parts.get(2));
    }
    parts.stream().skip(3).forEach(part -> put(text, part));
    return choice;
  }

  /** A text of a language; what names none is refused where languages are. */
  private static void put(ObjectNode text, String part) {
    var parts = part.split(":", 2);
    text.put(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip());
  }

  private static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char next = line.charAt(i);
      if (next == '|') {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        boolean escapes =
            next == '\\' && i + 1 < line.length() && "\\|".indexOf(line.charAt(i + 1)) >= 0;
        part.append(escapes ? line.charAt(++i) : next);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  private static JsonNode typed(String value) {
    if (isQuoted(value)) {
      return JsonNodeFactory.instance.textNode(value.substring(1, value.length() - 1));
    }
    if (!NUMBER.matcher(value).matches()) {
      return JsonNodeFactory.instance.textNode(value);
    }
    var number = new BigDecimal(value).stripTrailingZeros();
    return number.scale() <= 0
        ? JsonNodeFactory.instance.numberNode(number.intValueExact())
        : JsonNodeFactory.instance.numberNode(number);
  }
}
