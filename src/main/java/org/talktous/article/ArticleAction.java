package org.talktous.article;

import java.util.Optional;

/**
 * Something a reader may do on an article's page beside scheduling a call.
 *
 * @param kind what it is
 * @param text the key of its words
 * @param path where it leads
 */
public record ArticleAction(Kind kind, String text, String path) {

  /** What a reader may do. */
  public enum Kind {
    SURVEY
  }

  /** Source of actions on the article page, implemented by features. */
  public interface Source {
    Optional<ArticleAction> to(Article article);
  }
}
