package org.talktous.home;

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
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;

/** The front door: the articles, and the API for those who build on it. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class HomeController {
  private final Articles articles;
  private final Pages pages;

  HomeController(Articles articles, Pages pages) {
    this.articles = articles;
    this.pages = pages;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> home(
      Visitor visitor, @QueryValue @Nullable String q, @QueryValue @Nullable String page) {
    return pages.show(visitor, "home/home", HomePage.of(articles, q, page, visitor.language()));
  }

  @Get("/api")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> api(Visitor visitor) {
    return pages.show(visitor, "home/api", "");
  }
}
