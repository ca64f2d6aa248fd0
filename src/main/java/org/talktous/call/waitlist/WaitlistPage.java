package org.talktous.call.waitlist;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;

/**
 * The form to join the wait list of an article, and what follows.
 *
 * @param isJoined whether the reader is on the list now
 * @param hasTimes whether nobody need wait
 * @param refusal why they are not, in the reader's words
 * @param errors what is wrong, by field
 */
record WaitlistPage(
    String slug,
    ArticleText article,
    boolean isJoined,
    boolean hasTimes,
    String email,
    @Nullable String refusal,
    Map<String, String> errors) {

  boolean failed() {
    return refusal != null || !errors.isEmpty();
  }
}
