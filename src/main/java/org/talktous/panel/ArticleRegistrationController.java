package org.talktous.panel;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.talktous.panel.site.Site;
import org.talktous.panel.site.Sites;
import org.talktous.web.problem.Forbidden;

/** Takes what the panel reads of an article that is not known here. */
@Hidden
@Controller("/embed/articles")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ArticleRegistrationController {
  private final Sites sites;
  private final ArticleRegistration registration;

  ArticleRegistrationController(Sites sites, ArticleRegistration registration) {
    this.sites = sites;
    this.registration = registration;
  }

  @Post
  Registered register(HttpRequest<?> request, @Body @Valid @NotNull ArticleMetadata article) {
    var site =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.ORIGIN))
            .flatMap(sites::find)
            .filter(Site::registersArticles)
            .orElseThrow(() -> new Forbidden("This site registers no articles."));
    return new Registered(registration.register(site, article));
  }

  /** The slug under which the article is known from now on. */
  @Introspected
  record Registered(String slug) {}
}
