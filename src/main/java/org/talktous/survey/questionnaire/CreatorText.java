package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.talktous.web.constraint.Markup;

/** Texts as the SurveyJS Creator writes them: with markup, over lines, without a default. */
final class CreatorText {
  private CreatorText() {}

  static JsonNode both(String english, String russian) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(LocalizedString.DEFAULT, english)
        .put("ru", russian);
  }

  /** Puts a text, if it says anything. */
  static void put(ObjectNode element, String member, JsonNode text) {
    read(text, member.equals("description")).ifPresent(read -> element.set(member, read));
  }

  /**
   * A text without markup; what is no text stays as it is, to be refused.
   *
   * @param lines whether it may have several lines
   */
  static Optional<JsonNode> read(JsonNode text, boolean lines) {
    if (text.isTextual()) {
      var plain = plain(text.asText(), lines);
      return plain.isEmpty() ? Optional.empty() : Optional.of(new TextNode(plain));
    }
    if (!text.isObject()) {
      return text.isMissingNode() || text.isNull() ? Optional.empty() : Optional.of(text);
    }
    var read = JsonNodeFactory.instance.objectNode();
    text.properties()
        .forEach(each -> read(each.getValue(), lines).ifPresent(it -> read.set(each.getKey(), it)));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    if (!read.has(LocalizedString.DEFAULT)) {
      read.set(LocalizedString.DEFAULT, read.has("en") ? read.get("en") : read.iterator().next());
    }
    return Optional.of(read);
  }

  /** Two texts one after the other, in every language that either has. */
  static JsonNode joined(JsonNode first, JsonNode second) {
    if (first.isTextual() && second.isTextual()) {
      return new TextNode(first.asText() + "\n\n" + second.asText());
    }
    var joined = JsonNodeFactory.instance.objectNode();
    for (var text : new JsonNode[] {first, second}) {
      if (text.isObject()) {
        text.fieldNames()
            .forEachRemaining(tag -> joined.put(tag, in(first, tag) + "\n\n" + in(second, tag)));
      }
    }
    return joined;
  }

  private static String in(JsonNode text, String language) {
    return text.isTextual()
        ? text.asText()
        : text.path(language).asText(text.path(LocalizedString.DEFAULT).asText());
  }

  private static String plain(String text, boolean lines) {
    var plain = Markup.removed(text.replaceAll("(?i)<br\\s*/?>|</p>|</div>|</li>|</h[1-6]>", "\n"));
    return (lines ? plain : plain.replaceAll("\\s+", " ")).strip();
  }
}
