package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.talktous.web.constraint.Characters;

/** Reads the choices of a question: texts, numbers, or objects of a value and a text. */
final class ChoiceReader {
  private static final Set<String> MEMBERS = Set.of("value", "text", "isExclusive");
  private static final int MOST = 100;

  private ChoiceReader() {}

  static List<Choice> read(JsonPlace choices) {
    if (!choices.node().isArray() || choices.node().isEmpty()) {
      choices.refuse("must be a list of choices");
      return List.of();
    }
    if (choices.node().size() > MOST) {
      choices.refuse("must not be more than " + MOST);
      return List.of();
    }
    var seen = new ArrayList<String>();
    var read = new ArrayList<Choice>();
    for (var each : choices.items()) {
      choice(each)
          .ifPresent(
              choice -> {
                if (seen.contains(choice.value())) {
                  each.refuse("must not repeat a value");
                }
                seen.add(choice.value());
                read.add(choice);
              });
    }
    return read;
  }

  private static Optional<Choice> choice(JsonPlace place) {
    if (!place.node().isObject()) {
      return choice(place, place.node(), Optional.empty(), false);
    }
    place.allow(MEMBERS);
    var value = place.member("value");
    var text = TextReader.optional(place.member("text"), TextReader.LINE);
    var exclusive = place.member("isExclusive");
    if (!exclusive.isAbsent() && !exclusive.node().isBoolean()) {
      exclusive.refuse("must be true or false");
    }
    return choice(value, value.node(), Optional.ofNullable(text), exclusive.node().asBoolean());
  }

  private static Optional<Choice> choice(
      JsonPlace place, JsonNode value, Optional<LocalizedString> text, boolean exclusive) {
    var written = value.isNumber() ? Numbers.plain(value) : value.isTextual() ? value.asText() : "";
    if (written.isBlank() || written.length() > 200 || !Characters.areOneLine(written)) {
      place.refuse(
          "must be a number of at most nine digits, or one line of at most 200 characters");
      return Optional.empty();
    }
    return Optional.of(
        new Choice(
            written,
            value.isNumber(),
            text.orElseGet(() -> LocalizedString.of(written)),
            exclusive));
  }
}
