package org.talktous.survey.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * Takes the questions of a SurveyJS survey off its pages, as its Creator saves them. Here a survey
 * divides itself into steps, so pages say nothing but the order of what is asked; one that says
 * more, such as a title, is refused rather than half kept.
 */
public final class SurveyPages {
  private static final String PAGES = "pages";
  private static final String ELEMENTS = "elements";

  private SurveyPages() {}

  /** The same survey with its questions in one list; one without pages as it is. */
  public static JsonNode flattened(JsonNode survey) {
    if (!(survey instanceof ObjectNode paged)
        || !paged.path(PAGES).isArray()
        || paged.path(PAGES).isEmpty()
        || paged.has(ELEMENTS)) {
      return survey;
    }
    var flat = paged.deepCopy();
    var pages = flat.remove(PAGES);
    var elements = flat.putArray(ELEMENTS);
    var faults = new ArrayList<Violation>();
    for (int i = 0; i < pages.size(); i++) {
      var place = PAGES + "[" + i + "]";
      var page = pages.path(i);
      page.fieldNames()
          .forEachRemaining(
              member -> {
                if (!member.equals("name") && !member.equals(ELEMENTS)) {
                  faults.add(new Violation(place + "." + member, "is not supported on a page"));
                }
              });
      if (!page.path(ELEMENTS).isArray()) {
        faults.add(new Violation(place + "." + ELEMENTS, "must be a list of questions"));
      }
      page.path(ELEMENTS).forEach(elements::add);
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return flat;
  }
}
