package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a matrix as a question for each row: ratings, or choices where columns have words. */
final class CreatorMatrix {
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
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var value = (row.isObject() ? row.path("value") : row).asText();
      var question = JsonNodeFactory.instance.objectNode();
      answers(question, columns);
      // By which SurveyJS's conditions name the same answer.
      question.put("name", given.path("name").asText() + "." + value);
      question.put("title", value);
      CreatorText.put(question, "title", row.path("text"));
      if (i == 0) {
        CreatorText.put(question, "description", title());
      }
      if (isRequired()) {
        question.put("isRequired", true);
      }
      if (given.has("visibleIf")) {
        question.set("visibleIf", given.get("visibleIf"));
      }
      elements.put(place, question);
    }
  }

  private JsonNode title() {
    return given.has("title") ? given.get("title") : given.path("name");
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
