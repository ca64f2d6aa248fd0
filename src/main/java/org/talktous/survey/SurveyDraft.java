package org.talktous.survey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.talktous.survey.questionnaire.CreatorSurvey;
import org.talktous.survey.questionnaire.Questionnaire;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * A survey as staff and the seeds write it: SurveyJS JSON, and beside it the articles it is asked
 * about.
 *
 * @param remarks what of the JSON was left out or is put in other words, by place
 */
public record SurveyDraft(
    List<String> articles, Questionnaire questionnaire, List<Violation> remarks) {
  private static final String ARTICLES = "articles";
  private static final String ID = "id";
  private static final int MOST_ARTICLES = 1_000;

  /** What our own answers hold beside SurveyJS's members, so that they can be sent back. */
  private static final Set<String> OURS = Set.of(ID, "version", "published", ARTICLES, "remarks");

  public SurveyDraft {
    articles = List.copyOf(articles);
    remarks = List.copyOf(remarks);
  }

  public static SurveyDraft of(String id, JsonNode json) {
    var taken = CreatorSurvey.read(json, OURS);
    if (json.has(ID) && !json.get(ID).asText().equals(id)) {
      throw new InvalidRequest(ID, "must be the id in the address, or be left out");
    }
    mustCount(json, "version");
    mustCount(json, "published");
    return new SurveyDraft(articles(json), taken.questionnaire(), taken.remarks());
  }

  private static void mustCount(JsonNode json, String member) {
    if (json.hasNonNull(member) && !json.get(member).canConvertToInt()) {
      throw new InvalidRequest(member, "must be a whole number, or be left out");
    }
  }

  private static List<String> articles(JsonNode json) {
    var given = json.path(ARTICLES);
    if (given.isMissingNode()) {
      return List.of();
    }
    if (!given.isArray() || given.size() > MOST_ARTICLES) {
      throw new InvalidRequest(ARTICLES, "must be a list of at most 1000 articles' slugs");
    }
    var slugs = new ArrayList<String>();
    for (int i = 0; i < given.size(); i++) {
      var slug = given.get(i);
      if (!slug.isTextual() || !slug.asText().matches(Survey.ID) || slugs.contains(slug.asText())) {
        throw new InvalidRequest(ARTICLES + "[" + i + "]", "must be the slug of one more article");
      }
      slugs.add(slug.asText());
    }
    return slugs;
  }
}
