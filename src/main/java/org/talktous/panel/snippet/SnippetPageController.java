package org.talktous.panel.snippet;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import org.talktous.article.Article;
import org.talktous.article.Articles;
import org.talktous.base.setting.PublicUrl;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.panel.site.Sites;
import org.talktous.web.page.HtmlPage;

/** Writes the snippet for an article or a whole site, and shows its panel live. */
@Hidden
@Controller("/admin/sites/snippet")
@Secured("ADMIN")
@HtmlPage
class SnippetPageController {
  private final Articles articles;
  private final Sites sites;
  private final PublicUrl url;
  private final DeskPages pages;

  SnippetPageController(Articles articles, Sites sites, PublicUrl url, DeskPages pages) {
    this.articles = articles;
    this.sites = sites;
    this.url = url;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> snippet(DeskVisitor who, HttpRequest<?> request) {
    var chosen = new HashMap<String, String>();
    request.getParameters().forEach((name, values) -> chosen.put(name, values.getFirst()));
    var article = chosen.getOrDefault("article", "").strip();
    var known = articles.named(article).map(Article::slug).orElse("");
    var answer =
        pages.show(
            who, "panel/snippet/snippet", Snippet.of(chosen, article, known, url, sites.list()));
    var policy = answer.getHeaders().get("Content-Security-Policy");
    // The dialog of the preview holds pages of readers.
    answer.getHeaders().set("Content-Security-Policy", "frame-src 'self'; " + policy);
    return answer;
  }
}
