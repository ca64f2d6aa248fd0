package org.talktous.survey.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.idempotency.KeyReused;
import org.talktous.base.security.Network;
import org.talktous.survey.Survey;
import org.talktous.survey.Surveys;
import org.talktous.survey.questionnaire.AnswerReader;
import org.talktous.survey.questionnaire.EvaluatedAnswers;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * Takes the answers of programs. What comes again under its key is answered as it first was; a
 * partial response goes on under its key until it is complete.
 */
@Singleton
class ResponseService {
  // The insert conflicts only with the same idempotency key.
  private static final int ATTEMPTS = 50;

  private final Surveys surveys;
  private final Responses responses;
  private final Articles articles;
  private final ObjectMapper json;
  private final SurveyLimits limits;
  private final Clock clock;

  ResponseService(
      Surveys surveys,
      Responses responses,
      Articles articles,
      ObjectMapper json,
      SurveyLimits limits,
      Clock clock) {
    this.surveys = surveys;
    this.responses = responses;
    this.articles = articles;
    this.json = json;
    this.limits = limits;
    this.clock = clock;
  }

  ResponseAnswer answer(String id, AnswerSurvey request, @Nullable String given, Network network) {
    if (given == null) {
      var draft = draft(surveys.published(id), request, clock.instant(), network);
      return ResponseAnswer.of(responses.begin(draft, null).orElseThrow(), draft);
    }
    var key = ResponseKey.of("api:" + id + " " + given, id + " " + written(request));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var earlier = responses.find(key.key());
      var answer =
          earlier.isEmpty()
              ? begun(id, request, key, network)
              : goneOn(earlier.get(), id, request, key, network);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new KeyReused();
  }

  private Optional<ResponseAnswer> begun(
      String id, AnswerSurvey request, ResponseKey key, Network network) {
    var draft = draft(surveys.published(id), request, clock.instant(), network);
    return responses.begin(draft, key).map(response -> ResponseAnswer.of(response, draft));
  }

  private Optional<ResponseAnswer> goneOn(
      ResponseRow earlier, String id, AnswerSurvey request, ResponseKey key, Network network) {
    if (key.request().equals(earlier.requestHash())) {
      return Optional.of(ResponseAnswer.of(earlier));
    }
    if (earlier.isComplete() || !earlier.isOf(id, request.article())) {
      throw new KeyReused();
    }
    var draft = draft(surveys.get(id, earlier.version()), request, earlier.createdAt(), network);
    return responses
        .goOn(earlier.id(), draft, key)
        .map(response -> ResponseAnswer.of(response, draft));
  }

  private ResponseDraft draft(
      Survey survey, AnswerSurvey request, Instant createdAt, Network network) {
    var article = articles.get(request.article());
    if (!survey.isAskedAbout(article.slug())) {
      throw new InvalidRequest("article", "must be one that the survey is asked about");
    }
    var asked = survey.questionnaire();
    var filled = asked.fill(AnswerReader.read(asked, request.answers()));
    if (request.isComplete()) {
      mustBeWhole(filled);
    }
    var locale = request.locale() == null ? article.language() : request.locale();
    return new ResponseDraft(
        survey,
        article,
        locale,
        request.isComplete(),
        false,
        request.isComplete() && limits.isBurst(survey.id(), network),
        network,
        filled,
        createdAt,
        clock.instant());
  }

  private static void mustBeWhole(EvaluatedAnswers filled) {
    if (!filled.missing().isEmpty()) {
      throw new InvalidRequest(
          filled.missing().stream()
              .map(question -> new Violation(question.name(), "must be answered"))
              .toList());
    }
  }

  /** The request in one spelling, whatever the order of its members. */
  private String written(AnswerSurvey request) {
    try {
      var members = new ArrayList<@Nullable Object>();
      members.add(request.article());
      members.add(json.treeToValue(request.answers(), Object.class));
      members.add(request.isComplete());
      members.add(request.locale());
      return json.writer()
          .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("requests are plain data", e);
    }
  }
}
