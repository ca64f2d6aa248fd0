package org.talktous.feedback.publication;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.Articles;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.NotFound;

/** The pages on which public answers stay, and the feed by which they are followed. */
@Hidden
@Controller("/articles/{slug}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class AnswersPageController {
  private static final int ON_ONE_PAGE = 20;
  private static final int IN_THE_FEED = 50;

  private final Articles articles;
  private final PublishedQuestions questions;
  private final QuestionMarkup markup;
  private final AnswersFeed feed;
  private final Pages pages;
  private final PublicUrl url;

  AnswersPageController(
      Articles articles,
      PublishedQuestions questions,
      QuestionMarkup markup,
      AnswersFeed feed,
      Pages pages,
      PublicUrl url) {
    this.articles = articles;
    this.questions = questions;
    this.markup = markup;
    this.feed = feed;
    this.pages = pages;
    this.url = url;
  }

  /** All public questions about an article, newest first. */
  @Get("/answers")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> answers(
      HttpRequest<?> request, Visitor visitor, String slug, @QueryValue @Nullable String cursor) {
    var article = articles.get(slug);
    var text = article.in(visitor.language().tag());
    var part = questions.list(article.slug(), AnswersCursor.read(cursor), ON_ONE_PAGE);
    var page =
        new AnswersPage(
            article,
            text,
            part.questions(),
            part.next() == null
                ? null
                : PublishedQuestion.pathOf(article.slug()) + "?cursor=" + part.next(),
            null,
            markup.collection(article, text, part.questions(), visitor.language()));
    var here = PublishedQuestion.pathOf(article.slug());
    return show(
        request,
        visitor,
        "feedback/publication/answers",
        page,
        cursor == null ? here : here + "?cursor=" + cursor);
  }

  /** One question with its answers, at the address by which it is cited. */
  @Get("/answers/{reference}")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> answer(
      HttpRequest<?> request, Visitor visitor, String slug, String reference) {
    var article = articles.get(slug);
    try {
      return show(request, visitor, article, questions.get(article.slug(), reference));
    } catch (AnswerGone gone) {
      return missing(HttpResponse.status(gone.type().status()), visitor, article, true);
    } catch (NotFound never) {
      return missing(HttpResponse.notFound(), visitor, article, false);
    }
  }

  /** The latest public questions as an Atom feed (RFC 4287), in the article's language. */
  @Get("/answers.atom")
  @Produces("*/*")
  HttpResponse<byte[]> feed(HttpRequest<?> request, String slug) {
    var article = articles.get(slug);
    var latest = questions.list(article.slug(), AnswersCursor.START, IN_THE_FEED).questions();
    return Freshness.of(request, feed.of(article, latest), HttpResponse.<byte[]>ok())
        .header("Content-Type", "application/atom+xml;charset=utf-8");
  }

  private HttpResponse<byte[]> show(
      HttpRequest<?> request, Visitor visitor, Article article, PublishedQuestion question) {
    var text = article.in(visitor.language().tag());
    var citation =
        Citation.of(article, text, question, url.of(question.path()), visitor.language()).text();
    var page =
        new AnswersPage(
            article,
            text,
            List.of(question),
            null,
            citation,
            markup.page(article, text, question, citation, visitor.language()));
    return show(request, visitor, "feedback/publication/answer", page, question.path());
  }

  private HttpResponse<byte[]> show(
      HttpRequest<?> request, Visitor visitor, String template, AnswersPage model, String here) {
    var page = pages.show(visitor, template, model);
    page.header("Link", "<" + url.of(here) + ">; rel=\"canonical\"")
        .header(
            "Link",
            "<" + url.of(model.feed()) + ">; rel=\"alternate\"; type=\"application/atom+xml\"");
    // With a choice of language or zone in it, an answer belongs to one person.
    return visitor.chosen().isEmpty()
        ? Freshness.of(request, Objects.requireNonNull(page.body()), page)
        : page;
  }

  private HttpResponse<byte[]> missing(
      MutableHttpResponse<byte[]> status, Visitor visitor, Article article, boolean gone) {
    var text = article.in(visitor.language().tag());
    return pages.show(
        status.status(),
        visitor,
        "feedback/publication/missing",
        new MissingAnswerPage(article, text, gone));
  }
}
