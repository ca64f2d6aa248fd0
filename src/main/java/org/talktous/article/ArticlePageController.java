package org.talktous.article;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.talktous.page.Pages;
import org.talktous.page.Visitor;

/** The page of an article, with the panel that leads to a call. */
@Hidden
@Controller("/articles")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ArticlePageController {
  private final Articles articles;
  private final Pages pages;

  ArticlePageController(Articles articles, Pages pages) {
    this.articles = articles;
    this.pages = pages;
  }

  @Get("/{slug}")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> article(Visitor visitor, String slug) {
    var article = articles.get(slug);
    var text = article.in(visitor.language().tag());
    return pages.show(visitor, "article/article", new ArticlePage(article, text));
  }
}
