package org.talktous.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.audit.AuditLog;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.questionnaire.Questionnaire;
import org.talktous.survey.questionnaire.SurveyReader;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;

/** All surveys, in all their versions. */
@Singleton
public class Surveys {
  private final SurveyRepository rows;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Clock clock;

  Surveys(SurveyRepository rows, ObjectMapper json, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Writes a survey; if that changes anything, as a new version that waits to be published. */
  @Transactional
  public Survey put(String id, SurveyDraft draft) {
    return put(id, draft, null);
  }

  /**
   * The same, unless another version was written since.
   *
   * @param seen the version that is changed, 0 of a survey that is new; null if it does not matter
   * @throws ChangedMeanwhile if that is not the latest
   */
  @Transactional
  public Survey put(String id, SurveyDraft draft, @Nullable Integer seen) {
    mustExist(draft.articles());
    rows.hold(id, clock.instant());
    var latest = rows.latest(id).map(this::survey);
    if (latest.filter(survey -> says(survey, draft)).isEmpty()) {
      int version = latest.map(Survey::version).orElse(0);
      if (seen != null && seen != version) {
        throw new ChangedMeanwhile();
      }
      audit.record(
          "survey.put", "survey/" + id, latest.map(Surveys::trace).orElse(null), trace(draft));
      rows.add(
          id,
          version + 1,
          written(draft.questionnaire()),
          draft.articles().toArray(String[]::new),
          clock.instant());
    }
    return latest(id);
  }

  /** Makes the latest version the one that readers are asked; from now on it never changes. */
  @Transactional
  public Survey publish(String id) {
    latest(id);
    rows.hold(id, clock.instant());
    var version = latest(id).version();
    rows.close(id, version, clock.instant());
    rows.publish(id, version, clock.instant());
    audit.record("survey.published", "survey/" + id, null, Map.of("version", version));
    return latest(id);
  }

  private static Map<String, Object> trace(Survey survey) {
    return trace(survey.articles(), survey.questionnaire());
  }

  private static Map<String, Object> trace(SurveyDraft draft) {
    return trace(draft.articles(), draft.questionnaire());
  }

  private static Map<String, Object> trace(List<String> articles, Questionnaire asked) {
    return Map.of(
        "title",
        asked.title().standard(),
        "articles",
        articles,
        "questions",
        asked.questions().stream().map(Question::name).toList());
  }

  Optional<Survey> find(String id) {
    return rows.latest(id).map(this::survey);
  }

  /** The version asked for, or the latest. */
  public Survey get(String id, @Nullable Integer version) {
    return version == null ? latest(id) : found(rows.version(id, version));
  }

  /** The version that readers are asked. */
  public Survey published(String id) {
    return found(rows.published(id));
  }

  /** A version that readers are, or once were, asked. */
  public Optional<Survey> everPublished(String id, int version) {
    return rows.everPublished(id, version).map(this::survey);
  }

  /** What readers of an article are asked. */
  public Optional<Survey> asked(String article) {
    return rows.asked(article).map(this::survey);
  }

  /** Whether readers of an article are asked anything. */
  boolean isAsked(String article) {
    return rows.isAsked(article);
  }

  /** The latest versions by the surveys' ids. */
  public List<Survey> page(@Nullable String after, int limit) {
    return rows.page(after == null ? "" : after, limit).stream().map(this::survey).toList();
  }

  private Survey latest(String id) {
    return found(rows.latest(id));
  }

  private Survey found(Optional<SurveyRow> row) {
    return row.map(this::survey).orElseThrow(() -> new NotFound("survey"));
  }

  private static boolean says(Survey survey, SurveyDraft draft) {
    return survey.questionnaire().equals(draft.questionnaire())
        && survey.articles().equals(draft.articles());
  }

  private void mustExist(List<String> slugs) {
    if (slugs.isEmpty()) {
      return;
    }
    var known = rows.articles(slugs);
    for (int i = 0; i < slugs.size(); i++) {
      if (!known.contains(slugs.get(i))) {
        throw new InvalidRequest("articles[" + i + "]", "must be the slug of an article");
      }
    }
  }

  private Survey survey(SurveyRow row) {
    return new Survey(
        row.id(), row.version(), row.published(), Arrays.asList(row.articles()), read(row));
  }

  private Questionnaire read(SurveyRow row) {
    try {
      return SurveyReader.read(json.readTree(row.content()), Set.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("surveys are stored as they were read", e);
    }
  }

  private String written(Questionnaire questionnaire) {
    try {
      return json.writeValueAsString(SurveyJson.content(questionnaire));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("surveys are plain data", e);
    }
  }
}
