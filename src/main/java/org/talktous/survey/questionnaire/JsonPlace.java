package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.talktous.web.problem.Violation;

/**
 * A place in a JSON document, such as {@code elements[2].type}, with what is there. Whatever is
 * found wrong anywhere in the document is noted in one list.
 */
record JsonPlace(String path, JsonNode node, List<Violation> faults) {

  static JsonPlace root(JsonNode document) {
    return new JsonPlace("", document, new ArrayList<>());
  }

  JsonPlace member(String name) {
    var there = node.isObject() && node.has(name) ? node.get(name) : MissingNode.getInstance();
    return new JsonPlace(path.isEmpty() ? name : path + "." + name, there, faults);
  }

  List<JsonPlace> items() {
    return IntStream.range(0, node.size())
        .mapToObj(i -> new JsonPlace(path + "[" + i + "]", node.get(i), faults))
        .toList();
  }

  boolean isAbsent() {
    return node.isMissingNode();
  }

  void refuse(String message) {
    faults.add(new Violation(path.isEmpty() ? "body" : path, message));
  }

  /** Refuses every member but these. */
  void allow(Set<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                member(name).refuse("is not supported");
              }
            });
  }
}
