package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.Violation;

/** Writes the elements of pages and panels as one list of questions of the subset. */
final class CreatorElements {
  private static final Set<String> GROUP =
      Set.of("type", "name", "elements", "title", "description", "visibleIf");

  private final List<Violation> remarks;
  private final List<Violation> faults;
  private final ArrayNode written = JsonNodeFactory.instance.arrayNode();
  private final List<String> origins = new ArrayList<>();
  private boolean pageStarts;
  // What stands before the question that comes next: headings and texts.
  private @Nullable JsonNode lead;

  CreatorElements(List<Violation> remarks, List<Violation> faults) {
    this.remarks = remarks;
    this.faults = faults;
  }

  /** All questions; a text after the last one stands behind its description. */
  ArrayNode written() {
    if (lead != null && !written.isEmpty()) {
      var last = (ObjectNode) written.get(lastOfAll());
      var own = last.get("description");
      last.set("description", own == null ? lead : CreatorText.joined(own, lead));
      lead = null;
    }
    return written;
  }

  /** The last question that all are asked, if there is one. */
  private int lastOfAll() {
    int last = written.size() - 1;
    int at = last;
    while (at >= 0 && written.get(at).has("visibleIf")) {
      at--;
    }
    return at < 0 ? last : at;
  }

  /** Where the question came from that is the so-manieth now. */
  String origin(int index) {
    return origins.get(index);
  }

  /** The next question begins a step, unless it is the first. */
  void startPage() {
    pageStarts = !written.isEmpty();
  }

  /** A page or a plain panel: its questions, each under its condition as well. */
  void addGroup(String place, JsonNode group) {
    group
        .fieldNames()
        .forEachRemaining(
            member -> {
              if (CreatorMembers.isLeftOut(member)) {
                remark(place + "." + member, CreatorMembers.remark(member));
              } else if (!GROUP.contains(member)) {
                var kind = place.matches("pages\\[\\d+]") ? "page" : "panel";
                fault(
                    place + "." + member,
                    CreatorMembers.refusal(member)
                        .replaceFirst("^is not supported", "is not supported on a " + kind));
              }
            });
    for (var heading : new String[] {"title", "description"}) {
      if (CreatorText.read(group.path(heading), true).isPresent()) {
        lead(group.path(heading));
        remark(place + "." + heading, "stands before the first question of it");
      }
    }
    var condition = group.path("visibleIf");
    add(place + ".elements", group.path("elements"), condition.isTextual() ? condition : null);
  }

  /**
   * Adds questions.
   *
   * @param condition under which all of them are asked
   */
  void add(String place, JsonNode elements, @Nullable JsonNode condition) {
    if (!elements.isArray()) {
      fault(place, "must be a list of questions");
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      var element = elements.get(i);
      if (element instanceof ObjectNode object) {
        add(place + "[" + i + "]", under(condition, object.deepCopy()));
      } else {
        fault(place + "[" + i + "]", "must be a JSON object");
      }
    }
  }

  static ObjectNode under(@Nullable JsonNode condition, ObjectNode element) {
    if (condition != null && !condition.asText().isBlank()) {
      var own = element.path("visibleIf").asText();
      element.put(
          "visibleIf",
          own.isBlank() ? condition.asText() : "(" + condition.asText() + ") and (" + own + ")");
    }
    return element;
  }

  private void add(String place, ObjectNode element) {
    var type = element.path("type").asText("text");
    switch (type) {
      case "panel" -> addGroup(place, element);
      case "html" -> html(place, element);
      case "image" -> remark(place, CreatorMembers.IGNORED);
      case "rating",
          "radiogroup",
          "checkbox",
          "text",
          "comment",
          "boolean",
          "dropdown",
          "tagbox",
          "buttongroup" ->
          new CreatorQuestion(place, element, this).write(type);
      case "matrix" -> new CreatorMatrix(place, element, this).write();
      default -> fault(place + ".type", CreatorMembers.refusalOfType(type));
    }
  }

  private void html(String place, ObjectNode element) {
    if (element.has("visibleIf")) {
      fault(
          place + ".visibleIf",
          "is not supported at a text: put it into the description of a"
              + " question that has this condition");
      return;
    }
    lead(element.path("html"));
    remark(place, "stands as plain text before the next question, or after the last");
  }

  private void lead(JsonNode text) {
    CreatorText.read(text, true)
        .ifPresent(read -> lead = lead == null ? read : CreatorText.joined(lead, read));
  }

  /** Adds a question that is as the subset has it. */
  void put(String place, ObjectNode question) {
    if (pageStarts) {
      question.put("startsPage", true);
      pageStarts = false;
    }
    if (lead != null) {
      var own = question.get("description");
      question.set("description", own == null ? lead : CreatorText.joined(lead, own));
      lead = null;
    }
    if (question.path("visibleIf").isTextual()) {
      question.set("visibleIf", new TextNode(quoted(question.get("visibleIf").asText())));
    }
    written.add(question);
    origins.add(place);
  }

  /** With the values of booleans in quotes, as the answers here are texts. */
  private static String quoted(String condition) {
    return condition
        .replaceAll("\\s+", " ")
        .replaceAll("(?i)(=|<>)\\s*(true|false)(?=\\s|\\)|$)", "$1 '$2'");
  }

  void remark(String place, String message) {
    remarks.add(new Violation(place, message));
  }

  void fault(String place, String message) {
    faults.add(new Violation(place, message));
  }
}
