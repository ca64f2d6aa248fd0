package org.talktous.panel;

import io.micronaut.transaction.annotation.Transactional;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import org.talktous.article.Articles;
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

  /** Registers an article unless one of that name is there. */
  @Transactional
  void register(Site site, ArticleMetadata said) {
    if (!said.isOf(site.origin())) {
      throw new InvalidRequest("url", "must be an address of " + site.origin());
    }
    if (articles.named(said.article()).isPresent()) {
      return;
    }
    var now = clock.instant();
    if (registered.countSince(site.origin(), now.minus(DAY)) >= MOST_A_DAY) {
      throw new TooManyRequests(DAY);
    }
    var draft = said.draft();
    var violations = validator.validate(draft);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    articles
        .register(said.slug(), draft)
        .ifPresent(article -> registered.add(article.id(), site.origin(), said.names(), now));
  }
}
