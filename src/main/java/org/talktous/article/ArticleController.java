package org.talktous.article;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.ReaderApi;

/** The public API of articles. */
@Controller("/api/v1/articles")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class ArticleController {
  private final Articles articles;

  ArticleController(Articles articles) {
    this.articles = articles;
  }

  /** The article, in the language that Accept-Language asks for where there is such a version. */
  @Get("/{slug}")
  HttpResponse<Details> getArticle(HttpRequest<?> request, String slug) {
    var article = articles.get(slug);
    var text = article.in(wanted(request, article));
    return HttpResponse.ok(Details.of(article, text))
        .header(HttpHeaders.CONTENT_LANGUAGE, text.language())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
  }

  private static String wanted(HttpRequest<?> request, Article article) {
    var accepted = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
    if (accepted == null) {
      return article.language();
    }
    try {
      var found = Locale.lookupTag(Locale.LanguageRange.parse(accepted), article.languages());
      return found == null ? article.language() : found;
    } catch (IllegalArgumentException unreadable) {
      return article.language();
    }
  }

  @Introspected
  @Schema(name = "Article")
  record Details(
      String slug,
      String title,
      @Nullable String journal,
      @Nullable String issue,
      String language,
      List<String> languages,
      @Nullable String url,
      @Nullable String doi,
      boolean openAccess,
      @Nullable @JsonProperty("abstract") String abstractText,
      List<String> highlights,
      @Nullable String summary,
      List<Section> sections) {

    static Details of(Article article, ArticleText text) {
      return new Details(
          article.slug(),
          text.title(),
          text.journal(),
          text.issue(),
          text.language(),
          article.languages(),
          article.url(),
          article.doi(),
          article.openAccess(),
          text.abstractText(),
          text.highlights(),
          text.summary(),
          text.sections());
    }
  }
}
