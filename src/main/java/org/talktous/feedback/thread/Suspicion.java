package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.web.page.Prose;

/**
 * Tells comments that a person probably did not write. None is thrown away: staff look at them, for
 * a reader who lists five sources is no program.
 */
@Singleton
class Suspicion {
  private static final int MOST_LINKS = 2;

  private static final RateLimit COMMENTS_BY_ARTICLE =
      new RateLimit("comments by article", 250, Duration.ofHours(1));

  private final RateLimits limits;

  Suspicion(RateLimits limits) {
    this.limits = limits;
  }

  /** Why something written should be held, in a word; null if there is no reason. */
  @Nullable String of(String article, String body, @Nullable String fromForm) {
    if (fromForm != null) {
      return fromForm;
    }
    if (Prose.of(body).links() > MOST_LINKS) {
      return "links";
    }
    return limits.passes(COMMENTS_BY_ARTICLE, article) ? null : "flood";
  }
}
