package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/**
 * Writes a matrix as a question for each row: ratings, or choices where columns have words. What
 * such questions cannot say is refused, or remarked on where it is only a check.
 */
final class CreatorMatrix {
  private static final Set<String> WRITTEN =
      Set.of(
          "type",
          "name",
          "title",
          "description",
          "rows",
          "columns",
          "visibleIf",
          "isAllRowRequired",
          "eachRowRequired");
  private static final Set<String> UNCHECKED =
      Set.of(
          "isRequired",
          "eachRowUnique",
          "validators",
          "requiredErrorText",
          "keyDuplicationError",
          "correctAnswer");
  private static final Set<String> WRITTEN_OF_ROW =
      Set.of("value", "text", "visibleIf", "isRequired");

  private final String place;
  private final ObjectNode given;
  private final CreatorElements elements;

  CreatorMatrix(String place, ObjectNode given, CreatorElements elements) {
    this.place = place;
    this.given = given;
    this.elements = elements;
  }

  void write() {
    if (!(given.path("rows") instanceof ArrayNode rows)
        || !(given.path("columns") instanceof ArrayNode columns)
        || rows.isEmpty()
        || columns.isEmpty()) {
      elements.fault(place + ".type", CreatorMembers.refusalOfType("matrix"));
      return;
    }
    elements.remark(place, "is asked as a question for each row");
    given.properties().forEach(each -> member(each.getKey(), each.getValue()));
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      refuseOthers(place + ".rows[" + i + "]", row);
      var question = question(row, columns);
      if (i == 0) {
        question.set("description", heading());
      }
      elements.put(place, question);
    }
  }

  /** A member that is false says what holds without it. */
  private void member(String name, JsonNode value) {
    if (WRITTEN.contains(name)) {
      return;
    }
    if (UNCHECKED.contains(name)) {
      if (!value.isBoolean() || value.asBoolean()) {
        elements.remark(place + "." + name, "is not checked here: each row may be left out");
      }
    } else if (CreatorMembers.isLeftOut(name)) {
      elements.remark(place + "." + name, CreatorMembers.remark(name));
    } else if (!saysNothing(name, value)) {
      elements.fault(place + "." + name, CreatorMembers.refusal(name));
    }
  }

  private static boolean saysNothing(String name, JsonNode value) {
    return value.isBoolean() && !value.asBoolean()
        || name.equals("cellType") && value.asText().equals("radio");
  }

  private void refuseOthers(String at, JsonNode row) {
    row.fieldNames()
        .forEachRemaining(
            name -> {
              if (!WRITTEN_OF_ROW.contains(name)) {
                elements.fault(at + "." + name, CreatorMembers.refusal(name));
              }
            });
  }

  private ObjectNode question(JsonNode row, ArrayNode columns) {
    var value = (row.isObject() ? row.path("value") : row).asText();
    var question = JsonNodeFactory.instance.objectNode();
    answers(question, columns);
    // By which SurveyJS's conditions name the same answer.
    question.put("name", given.path("name").asText() + "." + value);
    question.put("title", value);
    CreatorText.put(question, "title", row.path("text"));
    if (isRequired() || row.path("isRequired").asBoolean()) {
      question.put("isRequired", true);
    }
    if (row.has("visibleIf")) {
      question.set("visibleIf", row.get("visibleIf"));
    }
    return CreatorElements.under(given.get("visibleIf"), question);
  }

  /** The title and description of the whole, which the first row has as its description. */
  private JsonNode heading() {
    var title =
        CreatorText.read(given.path("title"), true)
            .orElseGet(() -> new TextNode(given.path("name").asText()));
    return CreatorText.read(given.path("description"), true)
        .map(description -> CreatorText.joined(title, description))
        .orElse(title);
  }

  private boolean isRequired() {
    return given.path("isAllRowRequired").asBoolean() || given.path("eachRowRequired").asBoolean();
  }

  private static void answers(ObjectNode question, ArrayNode columns) {
    if (CreatorQuestion.isScale(columns)) {
      var first = columns.get(0);
      var last = columns.get(columns.size() - 1);
      question.put("type", "rating");
      question.set("rateMin", first.isObject() ? first.get("value") : first);
      question.set("rateMax", last.isObject() ? last.get("value") : last);
    } else {
      question.put("type", "radiogroup").set("choices", columns.deepCopy());
    }
  }
}
