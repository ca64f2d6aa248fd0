package org.talktous.article;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Place;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.NotFound;

/** The page of an article, with the panel that leads to a call. */
@Hidden
@Controller("/articles")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ArticlePageController {
  private static final int SHOWN_AT_FIRST = 20;
  private static final int SHOWN_IN_ALL = 500;

  private final Articles articles;
  private final List<PublishedAnswer.Source> answers;
  private final ArticleActions actions;
  private final Pages pages;

  ArticlePageController(
      Articles articles,
      List<PublishedAnswer.Source> answers,
      ArticleActions actions,
      Pages pages) {
    this.articles = articles;
    this.answers = answers;
    this.actions = actions;
    this.pages = pages;
  }

  /**
   * The page.
   *
   * @param passage the {@link Place} of a passage to show
   * @param answers given where all published answers are to be shown
   */
  @Get("/{slug}")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> article(
      Visitor visitor,
      String slug,
      @QueryValue @Nullable String passage,
      @QueryValue("answers") @Nullable String allAnswers) {
    var article = articles.get(slug);
    int shown = allAnswers == null ? SHOWN_AT_FIRST : SHOWN_IN_ALL;
    // One more than is shown tells whether there are more.
    var found = answers.stream().flatMap(each -> each.on(article, shown + 1).stream()).toList();
    return pages.show(
        visitor,
        "article/article",
        ArticlePage.of(
            article,
            article.in(language(visitor, passage)),
            passage,
            found.subList(0, Math.min(shown, found.size())),
            found.size() > shown,
            actions.of(article)));
  }

  /** Leads to an article by its DOI: for links in templates that know no slug. */
  @Get
  HttpResponse<?> articleOfDoi(@QueryValue @Nullable String doi) {
    if (doi == null || doi.isBlank()) {
      return HttpResponse.seeOther(URI.create("/"));
    }
    var article = articles.named(doi.strip()).orElseThrow(() -> new NotFound("article"));
    return HttpResponse.seeOther(URI.create("/articles/" + article.slug()));
  }

  /** The visitor's language, unless the passage they come for is in another. */
  private static String language(Visitor visitor, @Nullable String passage) {
    return Place.read(passage).map(Place::language).orElseGet(() -> visitor.language().tag());
  }
}
