package org.talktous.survey.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text must be to be an answer.
 *
 * @param written the members of SurveyJS that say so
 */
public record TextRules(Map<String, Object> written, List<TextCheck> checks) {
  public static final TextRules NONE = new TextRules(Map.of(), List.of());

  public TextRules {
    written = Map.copyOf(written);
    checks = List.copyOf(checks);
  }

  /** The first check that a text fails. */
  Optional<TextCheck> broken(String text) {
    return checks.stream().filter(check -> !check.holds(text)).findFirst();
  }

  public @Nullable Object member(String name) {
    return written.get(name);
  }

  public boolean isNumber() {
    return checks.stream().anyMatch(check -> check.kind() == TextCheck.Kind.NUMBER);
  }

  /** The type of the field in which a browser asks for it. */
  public String field() {
    var type =
        String.valueOf(written.getOrDefault("inputType", "text")).replaceAll("\\W", " ").strip();
    return switch (type) {
      case "number", "email", "url", "tel", "date", "time", "month" -> type;
      case "datetime local" -> "datetime-local";
      default -> "text";
    };
  }
}
