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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.page.Pages;
import org.talktous.page.Visitor;

/** The page of an article, with the panel that leads to a call. */
@Hidden
@Controller("/articles")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ArticlePageController {
  private final Articles articles;
  private final List<PublishedAnswer.Source> answers;
  private final List<Invitation.Source> invitations;
  private final Pages pages;

  ArticlePageController(
      Articles articles,
      List<PublishedAnswer.Source> answers,
      List<Invitation.Source> invitations,
      Pages pages) {
    this.articles = articles;
    this.answers = answers;
    this.invitations = invitations;
    this.pages = pages;
  }

  /**
   * The page.
   *
   * @param passage the {@link Place} of a passage to show
   */
  @Get("/{slug}")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> article(Visitor visitor, String slug, @QueryValue @Nullable String passage) {
    var article = articles.get(slug);
    var text = article.in(language(visitor, passage));
    return pages.show(
        visitor,
        "article/article",
        ArticlePage.of(
            article,
            text,
            passage,
            answers.stream().flatMap(source -> source.on(article).stream()).toList(),
            invitations.stream().flatMap(source -> source.to(article).stream()).toList()));
  }

  /** The visitor's language, unless the passage they come for is in another. */
  private static String language(Visitor visitor, @Nullable String passage) {
    return Place.read(passage).map(Place::language).orElseGet(() -> visitor.language().tag());
  }
}
