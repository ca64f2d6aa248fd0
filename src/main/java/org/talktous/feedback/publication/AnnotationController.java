package org.talktous.feedback.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.AnswersProblems;

/**
 * Public questions as Web Annotations, so that annotation clients can show them beside the passages
 * they are about.
 */
@Controller("/api/v1/articles/{slug}/annotations")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
// Whatever a client accepts: JSON, JSON-LD, or JSON-LD of the annotations' profile.
@Produces("*/*")
@AnswersProblems
@Tag(name = "Readers")
class AnnotationController {
  private static final String JSON_LD =
      "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

  /** The first page by itself, which also stands in the collection. */
  private static final String FIRST = "first";

  private static final int ON_ONE_PAGE = 50;

  private final Articles articles;
  private final PublishedQuestions questions;
  private final Annotations annotations;
  private final ObjectMapper json;

  AnnotationController(
      Articles articles, PublishedQuestions questions, Annotations annotations, ObjectMapper json) {
    this.articles = articles;
    this.questions = questions;
    this.annotations = annotations;
    this.json = json;
  }

  /**
   * The public questions about an article as a W3C Web Annotation collection that holds its first
   * page; with a cursor, one page of it.
   *
   * @param cursor that of a page's address: first, or what its next leads to
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      description = "An AnnotationCollection, or with a cursor an AnnotationPage",
      content =
          @Content(
              mediaType = "application/ld+json",
              schema = @Schema(oneOf = {Annotation.Collection.class, Annotation.Page.class})))
  HttpResponse<byte[]> listAnnotations(
      HttpRequest<?> request, String slug, @QueryValue @Nullable String cursor) {
    var article = articles.getTitles(slug);
    var from = FIRST.equals(cursor) ? AnswersCursor.START : AnswersCursor.read(cursor);
    var part = questions.list(article.slug(), from, ON_ONE_PAGE);
    if (cursor != null) {
      return fresh(request, annotations.page(article, part, cursor));
    }
    var language = Language.of(article.language()).orElse(Language.EN);
    var label =
        Messages.in(language).text("answers.title.of", article.in(article.language()).title());
    return fresh(
        request, annotations.collection(article, part, questions.count(article.slug()), label));
  }

  /**
   * A public question as a W3C Web Annotation; 410 if it was public and was taken back.
   *
   * @param reference by which it is cited
   */
  @Get("/{reference}")
  @ApiResponse(
      responseCode = "200",
      description = "The annotation",
      content =
          @Content(
              mediaType = "application/ld+json",
              schema = @Schema(implementation = Annotation.class)))
  HttpResponse<byte[]> getAnnotation(HttpRequest<?> request, String slug, String reference) {
    return fresh(
        request, annotations.alone(articles.getTitles(slug), questions.get(slug, reference)));
  }

  private HttpResponse<byte[]> fresh(HttpRequest<?> request, Object answer) {
    try {
      return Freshness.of(request, json.writeValueAsBytes(answer), HttpResponse.<byte[]>ok())
          .header(HttpHeaders.CONTENT_TYPE, JSON_LD);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("annotations are plain data", e);
    }
  }
}
