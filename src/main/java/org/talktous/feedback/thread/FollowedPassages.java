package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import org.talktous.article.Article;
import org.talktous.article.PassageJson;
import org.talktous.article.PassageKeeper;

/**
 * Lets the passages that readers asked about follow the text of their article, so that lists and
 * reports count them in the section in which they stand.
 */
@Singleton
class FollowedPassages implements PassageKeeper {
  private final ThreadRepository rows;
  private final PassageJson passages;

  FollowedPassages(ThreadRepository rows, PassageJson passages) {
    this.rows = rows;
    this.passages = passages;
  }

  @Override
  public void follow(Article rewritten) {
    for (var written : rows.passages(rewritten.id())) {
      var passage = passages.read(written);
      if (passage != null) {
        var now = rewritten.followed(passage);
        if (!now.equals(passage)) {
          rows.follow(rewritten.id(), written, String.valueOf(passages.written(now)));
        }
      }
    }
  }
}
