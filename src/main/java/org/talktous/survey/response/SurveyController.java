package org.talktous.survey.response;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.survey.SurveyJson;
import org.talktous.survey.Surveys;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.ReaderApi;

/** Surveys, as readers are asked and answer them. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class SurveyController {
  private final Articles articles;
  private final Surveys surveys;
  private final ResponseService desk;
  private final SurveyLimits limits;

  SurveyController(Articles articles, Surveys surveys, ResponseService desk, SurveyLimits limits) {
    this.articles = articles;
    this.surveys = surveys;
    this.desk = desk;
    this.limits = limits;
  }

  /** Gives the survey that readers of an article are asked, in the SurveyJS subset. */
  @Get("/articles/{slug}/survey")
  SurveyJson getSurvey(String slug) {
    var article = articles.get(slug);
    return surveys
        .asked(article.slug())
        .map(SurveyJson::forReaders)
        .orElseThrow(() -> new NotFound("survey"));
  }

  /**
   * Answers a survey. Answers to questions that these answers leave invisible are dropped.
   *
   * @param idempotencyKey makes it safe to send the request again: the same key with the same body
   *     gets the first answer; a partial response goes on under its key
   */
  @Post("/surveys/{id}/responses")
  @Status(HttpStatus.CREATED)
  ResponseAnswer answerSurvey(
      HttpRequest<?> request,
      String id,
      @Header("Idempotency-Key")
          @Nullable
          @Size(min = 1, max = 255)
          @Pattern(regexp = "^[\\x21-\\x7e]+$", message = "must be visible ASCII")
          String idempotencyKey,
      @Body @Valid @NotNull AnswerSurvey response) {
    return limits.counted(request, () -> desk.answer(id, response, idempotencyKey));
  }
}
