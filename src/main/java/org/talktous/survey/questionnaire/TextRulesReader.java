package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.questionnaire.TextCheck.Kind;

/** Reads the members of a text or comment that tell what its answer must be. */
final class TextRulesReader {
  static final String[] MEMBERS = {"inputType", "min", "max", "maxLength", "validators"};
  static final Set<String> TYPES =
      Set.of(
          "text",
          "number",
          "range",
          "email",
          "url",
          "tel",
          "date",
          "datetime",
          "datetime-local",
          "time",
          "month",
          "password");
  static final Set<String> VALIDATORS = Set.of("numeric", "text", "regex", "email");
  private static final int MOST_VALIDATORS = 10;

  private final JsonPlace element;
  private final Map<String, Object> written = new LinkedHashMap<>();
  private final List<TextCheck> checks = new ArrayList<>();

  private TextRulesReader(JsonPlace element) {
    this.element = element;
  }

  static TextRules read(JsonPlace element) {
    var reader = new TextRulesReader(element);
    reader.read();
    return new TextRules(reader.written, reader.checks);
  }

  private void read() {
    var type = type();
    for (var member : MEMBERS) {
      if (!element.member(member).isAbsent()) {
        written.put(member, element.member(member).node());
      }
    }
    bound("min", type, Kind.MIN, Kind.EARLIEST);
    bound("max", type, Kind.MAX, Kind.LATEST);
    length(element, "maxLength", Kind.LONGEST, null);
    var validators = element.member("validators");
    if (!validators.isAbsent()
        && (!validators.node().isArray() || validators.node().size() > MOST_VALIDATORS)) {
      validators.refuse("must be a list of at most " + MOST_VALIDATORS + " validators");
    } else {
      validators.items().forEach(this::validator);
    }
  }

  private @Nullable Kind type() {
    var place = element.member("inputType");
    if (place.isAbsent()) {
      return null;
    }
    if (!place.node().isTextual() || !TYPES.contains(place.node().asText())) {
      place.refuse("must be one of " + String.join(", ", TYPES.stream().sorted().toList()));
      return null;
    }
    var kind =
        switch (place.node().asText()) {
          case "number", "range" -> Kind.NUMBER;
          case "email" -> Kind.EMAIL;
          case "url" -> Kind.URL;
          case "date" -> Kind.DATE;
          case "datetime", "datetime-local" -> Kind.DATETIME;
          case "time" -> Kind.TIME;
          case "month" -> Kind.MONTH;
          default -> null;
        };
    if (kind != null) {
      checks.add(TextCheck.of(kind));
    }
    return kind;
  }

  private void bound(String member, @Nullable Kind type, Kind ofNumber, Kind ofTime) {
    var place = element.member(member);
    if (place.isAbsent()) {
      return;
    }
    var limit = place.node().asText();
    if (type == null || type == Kind.EMAIL || type == Kind.URL) {
      place.refuse("needs an inputType of numbers or times");
    } else if (!TextCheck.of(type).holds(limit)) {
      place.refuse(TextCheck.of(type).message());
    } else {
      checks.add(new TextCheck(type == Kind.NUMBER ? ofNumber : ofTime, limit, null));
    }
  }

  private void length(JsonPlace at, String member, Kind kind, @Nullable LocalizedString words) {
    var place = at.member(member);
    // Nothing, or what SurveyJS writes for it.
    if (place.isAbsent() || place.node().asInt(0) == -1) {
      return;
    }
    if (!place.node().canConvertToInt()
        || !place.node().isIntegralNumber()
        || place.node().asInt() < 0) {
      place.refuse("must be a whole number");
    } else if (place.node().asInt() > 0) {
      checks.add(new TextCheck(kind, place.node().asText(), words));
    }
  }

  private void validator(JsonPlace at) {
    var type = at.member("type").node().asText();
    var words = TextReader.optional(at.member("text"), TextReader.LINE);
    switch (type) {
      case "numeric" -> {
        at.allow(Set.of("type", "text", "minValue", "maxValue"));
        checks.add(new TextCheck(Kind.NUMBER, "", words));
        value(at, "minValue", Kind.MIN, words);
        value(at, "maxValue", Kind.MAX, words);
      }
      case "text" -> {
        at.allow(Set.of("type", "text", "minLength", "maxLength", "allowDigits"));
        length(at, "minLength", Kind.SHORTEST, words);
        length(at, "maxLength", Kind.LONGEST, words);
        if (at.member("allowDigits").node().isBoolean()
            && !at.member("allowDigits").node().asBoolean()) {
          checks.add(new TextCheck(Kind.NO_DIGITS, "", words));
        }
      }
      case "regex" -> {
        at.allow(Set.of("type", "text", "regex", "caseInsensitive"));
        pattern(at, words);
      }
      case "email" -> {
        at.allow(Set.of("type", "text"));
        checks.add(new TextCheck(Kind.EMAIL, "", words));
      }
      default ->
          at.member("type")
              .refuse("must be one of " + String.join(", ", VALIDATORS.stream().sorted().toList()));
    }
  }

  private void value(JsonPlace at, String member, Kind kind, @Nullable LocalizedString words) {
    JsonNode value = at.member(member).node();
    if (at.member(member).isAbsent()) {
      return;
    }
    if (TextCheck.isNumber(value.asText())) {
      checks.add(new TextCheck(kind, value.asText(), words));
    } else {
      at.member(member).refuse("must be a number");
    }
  }

  private void pattern(JsonPlace at, @Nullable LocalizedString words) {
    var pattern = at.member("regex");
    if (!pattern.node().isTextual()
        || pattern.node().asText().length() > 500
        || !EcmaPattern.isWritten(pattern.node().asText())) {
      pattern.refuse("must be a regular expression of at most 500 characters");
      return;
    }
    if (EcmaPattern.isEndless(pattern.node().asText())) {
      pattern.refuse("must not try ever more ways to match, as (a+){10}b does");
      return;
    }
    var anyCase = at.member("caseInsensitive").node().asBoolean();
    checks.add(
        new TextCheck(
            anyCase ? Kind.PATTERN_IN_ANY_CASE : Kind.PATTERN, pattern.node().asText(), words));
  }
}
