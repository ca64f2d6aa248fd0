package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.Network;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.web.page.Prose;

/**
 * Spam heuristics. A suspicious comment is flagged for staff, never dropped: a reader who lists
 * five sources trips them too.
 */
@Singleton
class Suspicion {
  private static final int MOST_LINKS = 2;

  private static final RateLimit COMMENTS_BY_ARTICLE =
      new RateLimit("comments by article", 250, Duration.ofHours(1));

  private static final RateLimit COMMENTS_BY_ARTICLE_AND_NETWORK =
      new RateLimit("comments by article and network", 100, Duration.ofHours(1));
  private static final RateLimit COMMENTS_BY_ARTICLE_AND_WIDE_NETWORK =
      new RateLimit("comments by article and wide network", 150, Duration.ofHours(1));

  private final RateLimits limits;

  Suspicion(RateLimits limits) {
    this.limits = limits;
  }

  /**
   * Why a text is flagged: a code such as {@code links}, or null.
   *
   * @param network from which it comes, if that is known
   */
  @Nullable String of(
      String article, String body, @Nullable String fromForm, @Nullable Network network) {
    if (fromForm != null) {
      return fromForm;
    }
    if (Prose.of(body).links() > MOST_LINKS) {
      return "links";
    }
    // What one network writes beyond its share is flagged first, and does not count for the
    // article: it would have other readers' comments flagged.
    return (network == null || hasShare(article, network))
            && limits.passes(COMMENTS_BY_ARTICLE, article)
        ? null
        : "flood";
  }

  private boolean hasShare(String article, Network network) {
    return limits.passes(COMMENTS_BY_ARTICLE_AND_NETWORK, article + ' ' + network.name())
        && limits.passes(
            COMMENTS_BY_ARTICLE_AND_WIDE_NETWORK, article + ' ' + network.wider().getLast());
  }
}
