package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * Reads a survey as the SurveyJS Creator and people write it: what the subset of {@link
 * SurveyReader} can say in other words is put in these, what only concerns looks is left out with a
 * remark, and what would change the meaning is refused by its place in the document as it was sent.
 */
public final class CreatorSurvey {
  private static final Set<String> KEPT = Set.of("title", "description", "elements");
  private static final Pattern ELEMENT = Pattern.compile("elements\\[(\\d+)](.*)");

  private final Set<String> ours;
  private final List<Violation> remarks = new ArrayList<>();
  private final List<Violation> faults = new ArrayList<>();
  private final ObjectNode rewritten = JsonNodeFactory.instance.objectNode();
  private final CreatorElements elements = new CreatorElements(remarks, faults);

  private CreatorSurvey(Set<String> ours) {
    this.ours = ours;
  }

  /**
   * A survey that was taken.
   *
   * @param remarks what of it was left out or is put in other words, by place
   */
  public record Taken(Questionnaire questionnaire, List<Violation> remarks) {
    public Taken {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Reads a survey.
   *
   * @param ours members that are not SurveyJS's and that the caller reads
   * @throws InvalidRequest if anything cannot be taken
   */
  public static Taken read(JsonNode json, Set<String> ours) {
    try {
      return new Taken(SurveyReader.read(json, ours), List.of());
    } catch (InvalidRequest outsideTheSubset) {
      if (!json.isObject() || json.has("elements") && json.has("pages")) {
        throw outsideTheSubset;
      }
      return new CreatorSurvey(ours).rewritten((ObjectNode) json);
    }
  }

  private Taken rewritten(ObjectNode survey) {
    survey.properties().forEach(each -> member(each.getKey(), each.getValue()));
    if (!rewritten.hasNonNull("title")) {
      rewritten.set("title", CreatorText.both("Survey", "Опрос"));
    }
    if (survey.has("pages")) {
      pages(survey.get("pages"));
    } else {
      elements.add("elements", survey.path("elements"), null);
    }
    rewritten.set("elements", elements.written());
    try {
      var asked = SurveyReader.read(rewritten, ours);
      if (faults.isEmpty()) {
        return new Taken(asked, remarks);
      }
    } catch (InvalidRequest refusal) {
      refusal.violations().stream().map(this::atItsOrigin).forEach(faults::add);
    }
    throw new InvalidRequest(List.copyOf(faults));
  }

  private void member(String name, JsonNode value) {
    if (name.equals("title") || name.equals("description")) {
      CreatorText.put(rewritten, name, value);
    } else if (ours.contains(name)) {
      rewritten.set(name, value);
    } else if (CreatorMembers.isLeftOut(name)) {
      remarks.add(new Violation(name, CreatorMembers.remark(name)));
    } else if (!KEPT.contains(name) && !name.equals("pages")) {
      faults.add(new Violation(name, CreatorMembers.refusal(name)));
    }
  }

  private void pages(JsonNode pages) {
    if (!pages.isArray() || pages.isEmpty()) {
      faults.add(new Violation("pages", "must be a list of pages"));
      return;
    }
    for (int i = 0; i < pages.size(); i++) {
      var place = "pages[" + i + "]";
      var page = pages.get(i);
      if (!page.path("elements").isArray()) {
        if (page.has("elements")) {
          faults.add(new Violation(place + ".elements", "must be a list of questions"));
        }
        continue;
      }
      elements.startPage();
      elements.addGroup(place, page);
    }
  }

  /** A fault of the rewritten survey, at the place from which it was written. */
  private Violation atItsOrigin(Violation fault) {
    Matcher found = ELEMENT.matcher(fault.field());
    if (!found.matches()) {
      return fault;
    }
    var origin = elements.origin(Integer.parseInt(found.group(1)));
    var member = found.group(2).replaceFirst("^\\.", "");
    return new Violation(
        origin + found.group(2),
        fault.message().equals("is not supported")
            ? CreatorMembers.refusal(member.replaceFirst(".*\\.", ""))
            : fault.message());
  }
}
