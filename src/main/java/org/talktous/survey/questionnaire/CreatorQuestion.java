package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Writes one question of the SurveyJS Creator as one or two of the subset. */
final class CreatorQuestion {
  private static final Set<String> TEXTS =
      Set.of("title", "description", "minRateDescription", "maxRateDescription");
  private static final Set<String> UNCHECKED =
      Set.of(
          "step",
          "minErrorText",
          "maxErrorText",
          "dataList",
          "maskType",
          "maskSettings",
          "requiredErrorText",
          "correctAnswer",
          "minValueExpression",
          "maxValueExpression");
  private static final Set<String> RULES =
      Set.of("inputType", "min", "max", "maxLength", "validators");
  private static final Set<String> BOUNDED =
      Set.of("number", "range", "date", "datetime", "datetime-local", "time", "month");
  private static final Set<String> CHOICES =
      Set.of(
          "hasOther",
          "showOtherItem",
          "otherText",
          "otherPlaceholder",
          "otherErrorText",
          "hasNone",
          "showNoneItem",
          "noneText",
          "hasComment",
          "showCommentArea",
          "commentText",
          "commentPlaceholder",
          "selectAllText",
          "valueTrue",
          "valueFalse",
          "labelTrue",
          "labelFalse",
          "autoGenerate",
          "rateValues",
          "rateCount");

  private final String place;
  private final ObjectNode given;
  private final CreatorElements elements;
  private final ObjectNode question = JsonNodeFactory.instance.objectNode();

  CreatorQuestion(String place, ObjectNode given, CreatorElements elements) {
    this.place = place;
    this.given = given;
    this.elements = elements;
  }

  void write(String type) {
    question.put("type", subset(type));
    given.properties().forEach(each -> member(each.getKey(), each.getValue()));
    if (type.equals("boolean")) {
      yesOrNo();
    }
    if (type.equals("rating")) {
      rates();
    }
    boolean other = given.path("hasOther").asBoolean() || given.path("showOtherItem").asBoolean();
    if (question.path("choices") instanceof ArrayNode) {
      moreChoices(other);
    }
    elements.put(place, question);
    if (other) {
      comment(true, "{%s} %s 'other'".formatted(name(), isMany() ? "contains" : "="));
    } else if (given.path("hasComment").asBoolean() || given.path("showCommentArea").asBoolean()) {
      comment(false, given.path("visibleIf").asText());
    }
  }

  private static String subset(String type) {
    return switch (type) {
      case "boolean", "dropdown", "buttongroup" -> "radiogroup";
      case "tagbox" -> "checkbox";
      default -> type;
    };
  }

  private void member(String name, JsonNode value) {
    if (TEXTS.contains(name)) {
      CreatorText.put(question, name, value);
    } else if (name.equals("validators") && value.isArray()) {
      validators((ArrayNode) value);
    } else if (RULES.contains(name)) {
      rule(name, value);
    } else if (name.equals("choices") && value.isArray()) {
      question.set("choices", choices((ArrayNode) value));
    } else if (UNCHECKED.contains(name)) {
      elements.remark(place + "." + name, CreatorMembers.UNCHECKED);
    } else if (CreatorMembers.isLeftOut(name)) {
      elements.remark(place + "." + name, CreatorMembers.remark(name));
    } else if (!CHOICES.contains(name) && !name.equals("type")) {
      // With what is outside the subset, which its reader refuses.
      question.set(name, value);
    }
  }

  private void rule(String name, JsonNode value) {
    var type = given.path("inputType").asText("text");
    boolean bound = name.equals("min") || name.equals("max");
    boolean checked =
        given.path("type").asText().equals("text")
            ? name.equals("maxLength")
                || (TextRulesReader.TYPES.contains(type) && (!bound || BOUNDED.contains(type)))
            : given.path("type").asText().equals("comment") && name.equals("maxLength");
    if (checked) {
      question.set(name, value);
    } else {
      elements.remark(place + "." + name, CreatorMembers.UNCHECKED);
    }
  }

  private void validators(ArrayNode given) {
    var written = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < given.size(); i++) {
      boolean isText = Set.of("text", "comment").contains(this.given.path("type").asText());
      if (isText && TextRulesReader.VALIDATORS.contains(given.get(i).path("type").asText())) {
        written.add(given.get(i));
      } else {
        elements.remark(place + ".validators[" + i + "]", CreatorMembers.UNCHECKED);
      }
    }
    if (!written.isEmpty()) {
      question.set("validators", written);
    }
  }

  private ArrayNode choices(ArrayNode given) {
    var choices = JsonNodeFactory.instance.arrayNode();
    for (var each : given) {
      if (each instanceof ObjectNode object) {
        var choice = object.deepCopy();
        choice.remove("text");
        CreatorText.put(choice, "text", object.path("text"));
        choices.add(choice);
      } else {
        choices.add(each);
      }
    }
    return choices;
  }

  private void yesOrNo() {
    var choices = question.putArray("choices");
    choices.add(choice(given.path("valueTrue").asText("true"), "labelTrue", "Yes", "Да"));
    choices.add(choice(given.path("valueFalse").asText("false"), "labelFalse", "No", "Нет"));
  }

  private void moreChoices(boolean other) {
    var choices = (ArrayNode) question.get("choices");
    if (given.path("hasNone").asBoolean() || given.path("showNoneItem").asBoolean()) {
      var none = choice("none", "noneText", "None", "Ничего");
      choices.add(isMany() ? none.put("isExclusive", true) : none);
    }
    if (other) {
      choices.add(choice("other", "otherText", "Other", "Другое"));
    }
  }

  private ObjectNode choice(String value, String label, String english, String russian) {
    var choice = JsonNodeFactory.instance.objectNode().put("value", value);
    choice.set(
        "text",
        CreatorText.read(given.path(label), false)
            .orElseGet(() -> CreatorText.both(english, russian)));
    return choice;
  }

  /** Rates by their number, or named one by one: a scale if they follow each other. */
  private void rates() {
    if (given.path("rateCount").canConvertToInt() && !given.has("rateMax")) {
      question.put("rateMax", given.path("rateMin").asInt(1) + given.path("rateCount").asInt() - 1);
    }
    if (!(given.path("rateValues") instanceof ArrayNode values) || values.isEmpty()) {
      return;
    }
    if (isScale(values)) {
      question.put("rateMin", value(values.get(0)).asInt());
      question.put("rateMax", value(values.get(values.size() - 1)).asInt());
    } else {
      question.put("type", "radiogroup").set("choices", choices(values));
      question.remove(List.of("rateMin", "rateMax", "minRateDescription", "maxRateDescription"));
      elements.remark(place + ".rateValues", "is asked as choices");
    }
  }

  /** Whether these are whole numbers that follow each other and need no words. */
  static boolean isScale(ArrayNode values) {
    for (int i = 0; i < values.size(); i++) {
      if (!value(values.get(i)).isIntegralNumber()
          || value(values.get(i)).asInt() != value(values.get(0)).asInt() + i
          || values.get(i).size() > 1) {
        return false;
      }
    }
    return values.size() > 1;
  }

  private static JsonNode value(JsonNode choice) {
    return choice.isObject() ? choice.path("value") : choice;
  }

  private void comment(boolean other, String condition) {
    var comment = JsonNodeFactory.instance.objectNode();
    comment.put("type", other ? "text" : "comment");
    // By which SurveyJS names the same answer.
    comment.put("name", name() + "-Comment");
    comment.set(
        "title",
        CreatorText.read(given.path(other ? "otherPlaceholder" : "commentText"), false)
            .orElseGet(
                () ->
                    other
                        ? CreatorText.both("Other: please describe", "Другое: уточните")
                        : CreatorText.both("Your comment", "Ваш комментарий")));
    if (!condition.isBlank()) {
      comment.put("visibleIf", condition);
    }
    if (other) {
      comment.put("isRequired", true);
    }
    elements.put(place, comment);
  }

  private String name() {
    return given.path("name").asText();
  }

  private boolean isMany() {
    return question.path("type").asText().equals("checkbox");
  }
}
