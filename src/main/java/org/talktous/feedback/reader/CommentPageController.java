package org.talktous.feedback.reader;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.article.Quotations;
import org.talktous.base.security.FormTimestamps;
import org.talktous.feedback.thread.CommentLimits;
import org.talktous.feedback.thread.Comments;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.Refusal;

/** The page on which a reader writes a comment, about the article or a passage of it. */
@Hidden
@Controller("/articles/{slug}/comment")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class CommentPageController {
  private final Articles articles;
  private final Comments comments;
  private final CommentLimits limits;
  private final CommentWords words;
  private final Quotations quotations;
  private final FormTimestamps stamps;
  private final Pages pages;

  CommentPageController(
      Articles articles,
      Comments comments,
      CommentLimits limits,
      CommentWords words,
      Quotations quotations,
      FormTimestamps stamps,
      Pages pages) {
    this.articles = articles;
    this.comments = comments;
    this.limits = limits;
    this.words = words;
    this.quotations = quotations;
    this.stamps = stamps;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> begin(Visitor visitor, String slug, @QueryValue @Nullable String passage) {
    var form = CommentForm.empty(stamps.stamp());
    return show(HttpStatus.OK, visitor, slug, passage, form, Map.of(), null);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> write(
      HttpRequest<?> request,
      Visitor visitor,
      String slug,
      @QueryValue @Nullable String passage,
      @Body Map<String, String> sent) {
    var form = CommentForm.of(sent);
    var article = articles.get(slug);
    var quoted = article.passage(passage).or(() -> quotations.in(sent, article)).orElse(null);
    var comment = form.command(quoted, visitor.language().tag());
    var errors = words.errors(comment, visitor.messages());
    if (!errors.isEmpty()) {
      return redisplay(HttpStatus.UNPROCESSABLE_ENTITY, visitor, slug, passage, form, errors, null);
    }
    if (passage != null && quoted == null) {
      var changed = visitor.messages().text("passage.changed");
      return redisplay(HttpStatus.CONFLICT, visitor, slug, passage, form, Map.of(), changed);
    }
    try {
      var network = limits.count(request);
      var written = comments.write(slug, comment, form.writtenKey(), suspicion(form), network);
      return HttpResponse.seeOther(URI.create("/comments/" + written.token() + "?sent"));
    } catch (NotFound noSuchArticle) {
      throw noSuchArticle;
    } catch (Refusal refusal) {
      var message = words.refusal(refusal, visitor.messages());
      return refusal.onto(
          redisplay(refusal.type().status(), visitor, slug, passage, form, Map.of(), message));
    }
  }

  /** Why a program may have sent the form, in a word. */
  private @Nullable String suspicion(CommentForm form) {
    if (!form.website().isEmpty()) {
      return "hidden-field";
    }
    var age = stamps.age(form.stamp());
    return age.isEmpty() || FormTimestamps.isHasty(age.get()) ? "form-age" : null;
  }

  /** The page once more, with everything that was typed. */
  private MutableHttpResponse<byte[]> redisplay(
      HttpStatus status,
      Visitor visitor,
      String slug,
      @Nullable String place,
      CommentForm form,
      Map<String, String> errors,
      @Nullable String refusal) {
    return show(status, visitor, slug, place, form.redisplayed(), errors, refusal);
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      Visitor visitor,
      String slug,
      @Nullable String place,
      CommentForm form,
      Map<String, String> errors,
      @Nullable String refusal) {
    var article = articles.get(slug);
    var page =
        new CommentPage(
            slug,
            article.in(visitor.language().tag()),
            article.passage(place).orElse(null),
            place,
            form,
            errors,
            refusal);
    return pages.show(status, visitor, "feedback/reader/comment", page);
  }
}
