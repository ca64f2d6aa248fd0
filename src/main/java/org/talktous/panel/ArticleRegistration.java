package org.talktous.panel;

import io.micronaut.transaction.annotation.Transactional;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.talktous.article.Article;
import org.talktous.article.ArticleDraft;
import org.talktous.article.Articles;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.TooManyRequests;
import org.talktous.panel.site.RegisteredArticles;
import org.talktous.panel.site.Site;
import org.talktous.web.problem.InvalidRequest;

/** Registers articles by what their pages say, never over what is there. */
@Singleton
class ArticleRegistration {
  /** As many as a publisher's new issues hold, and too few to fill a desk with. */
  static final int MOST_A_DAY = 200;

  private static final Duration DAY = Duration.ofDays(1);
  private static final RateLimit BY_SITE =
      new RateLimit("registered articles by site", MOST_A_DAY, DAY);

  private final RegisteredArticles registered;
  private final Articles articles;
  private final Validator validator;
  private final Clock clock;

  ArticleRegistration(
      RegisteredArticles registered, Articles articles, Validator validator, Clock clock) {
    this.registered = registered;
    this.articles = articles;
    this.validator = validator;
    this.clock = clock;
  }

  /**
   * Registers an article unless it is known by the name that the panel was given, or by its DOI.
   *
   * @return the slug of that article, or of the one that was there
   */
  @Transactional
  String register(Site site, ArticleMetadata said) {
    if (!said.isOf(site.origin())) {
      throw new InvalidRequest("url", "must be an address of " + site.origin());
    }
    var known = articles.named(said.article()).or(() -> said.bareDoi().flatMap(articles::named));
    if (known.isPresent()) {
      return known.get().slug();
    }
    var now = clock.instant();
    if (registered.countSince(site.origin(), now.minus(DAY)) >= MOST_A_DAY) {
      throw new TooManyRequests(BY_SITE, DAY);
    }
    var draft = said.draft();
    var violations = validator.validate(draft);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return said.slugs().stream()
        .flatMap(slug -> register(slug, draft, site, now).stream())
        .findFirst()
        .orElseThrow(() -> new InvalidRequest("article", "must not name another article"));
  }

  /** Empty where another article has the slug. */
  private Optional<String> register(String slug, ArticleDraft draft, Site site, Instant now) {
    var made = articles.register(slug, draft);
    made.ifPresent(article -> registered.add(article.id(), site.origin(), now));
    // Another reader of the same page may have been quicker.
    return made.or(() -> articles.find(slug).filter(there -> isOf(draft, there)))
        .map(Article::slug);
  }

  private static boolean isOf(ArticleDraft draft, Article article) {
    return draft.doi() == null
        ? Objects.equals(draft.url(), article.url())
        : draft.doi().equalsIgnoreCase(article.doi());
  }
}
