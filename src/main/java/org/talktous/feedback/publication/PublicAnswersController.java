package org.talktous.feedback.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.problem.ReaderApi;

/**
 * What was asked about an article and answered in public. Pages of every site may read it, since it
 * is public anyway.
 */
@Controller("/api/v1/articles/{slug}/answers")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class PublicAnswersController {
  private static final int ON_ONE_PAGE = 50;

  private final Articles articles;
  private final PublishedQuestions questions;
  private final PublicUrl url;
  private final ObjectMapper json;

  PublicAnswersController(
      Articles articles, PublishedQuestions questions, PublicUrl url, ObjectMapper json) {
    this.articles = articles;
    this.questions = questions;
    this.url = url;
    this.json = json;
  }

  /**
   * The public questions about an article with their answers, newest first. An answer has an ETag
   * and may be kept for a minute.
   *
   * @param cursor the next of the page before
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      description = "The questions and answers",
      content = @Content(schema = @Schema(implementation = PublicAnswer.Items.class)))
  HttpResponse<byte[]> listPublicAnswers(
      HttpRequest<?> request, String slug, @QueryValue @Nullable String cursor) {
    var article = articles.getTitles(slug);
    var part = questions.list(article.slug(), AnswersCursor.read(cursor), ON_ONE_PAGE);
    return fresh(
        request,
        new PublicAnswer.Items(part.questions().stream().map(this::answer).toList(), part.next()));
  }

  /**
   * A public question with its answers; 410 if it was public and was taken back.
   *
   * @param reference by which it is cited
   */
  @Get("/{reference}")
  @ApiResponse(
      responseCode = "200",
      description = "The question and its answers",
      content = @Content(schema = @Schema(implementation = PublicAnswer.class)))
  HttpResponse<byte[]> getPublicAnswer(HttpRequest<?> request, String slug, String reference) {
    return fresh(request, answer(questions.get(slug, reference)));
  }

  private PublicAnswer answer(PublishedQuestion question) {
    return PublicAnswer.of(question, url.of(question.path()));
  }

  private HttpResponse<byte[]> fresh(HttpRequest<?> request, Object answer) {
    try {
      var body = json.writeValueAsBytes(answer);
      return Freshness.of(
          request, body, HttpResponse.<byte[]>ok().contentType(MediaType.APPLICATION_JSON_TYPE));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are plain data", e);
    }
  }
}
