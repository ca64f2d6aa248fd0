package org.talktous.panel.site;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site whose pages may embed the panel.
 *
 * @param origin as browsers write it (RFC 6454, section 6.2)
 * @param registersArticles whether an article unknown here is registered when first shown
 * @param seenAt when the panel last reported from one of its pages, to the minute
 * @param seenArticle the article of that page
 */
@Introspected
public record Site(
    String origin,
    boolean registersArticles,
    @Nullable Instant seenAt,
    @Nullable String seenArticle) {

  /** Small letters, no path, no port that the scheme implies. */
  static final String ORIGIN =
      "^(?!http:.*:80$)(?!https:.*:443$)(?!.*(\\.\\.|\\.-|-\\.|-:|\\.:))"
          + "https?://([a-z0-9]|[a-z0-9][a-z0-9.-]*[a-z0-9]|\\[[0-9a-f:]+\\])(:[1-9][0-9]{0,4})?$";

  static final String ORIGIN_FORM =
      "must be an origin as browsers write it, such as https://journal.example";

  static boolean isOrigin(String text) {
    return text.length() <= 300 && text.matches(ORIGIN);
  }
}
