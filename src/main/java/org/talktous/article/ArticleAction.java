package org.talktous.article;

import java.util.Optional;

/**
 * Something a reader may do on an article's page beside scheduling a call.
 *
 * @param text the key of its words
 * @param path where it leads
 */
public record ArticleAction(String text, String path) {

  /** Who invites: the article does not know them, but its page shows what they offer. */
  public interface Source {
    Optional<ArticleAction> to(Article article);
  }
}
