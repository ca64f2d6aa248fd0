package org.talktous.call.waitlist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;

/**
 * A reader's entry on the wait list, as its link shows it.
 *
 * @param slug of the article; null once the entry is gone
 */
record WaitingPage(
    String path,
    @Nullable String slug,
    @Nullable ArticleText article,
    @Nullable Instant until,
    State state) {

  /** Whether the reader waits, was told, or is not on the list; each has its words. */
  enum State {
    WAITING("waiting.on"),
    TOLD("waiting.told"),
    OFF("waiting.off");

    private final String key;

    State(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }
}
