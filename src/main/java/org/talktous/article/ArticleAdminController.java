package org.talktous.article;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.talktous.web.problem.StaffApi;

/** Articles, as the desk keeps them. */
@Controller("/api/v1/admin/articles")
@Secured("ADMIN")
@StaffApi
class ArticleAdminController {
  private final Articles articles;

  ArticleAdminController(Articles articles) {
    this.articles = articles;
  }

  /** Writes an article, whole. */
  @Put("/{slug}")
  HttpResponse<ArticleController.Details> putArticle(
      @Size(max = 120) @Pattern(regexp = Article.SLUG, message = Article.SLUG_FORM) String slug,
      @Body @Valid @NotNull ArticleDraft article) {
    var written = articles.put(slug, article);
    return HttpResponse.ok(ArticleController.Details.of(written, written.in(written.language())));
  }
}
