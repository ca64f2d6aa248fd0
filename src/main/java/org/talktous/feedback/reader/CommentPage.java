package org.talktous.feedback.reader;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.article.passage.Passage;

/**
 * What the page shows on which a reader writes a comment.
 *
 * @param passage what the reader asks about
 * @param place where that passage stands, as the address of this page carries it
 * @param form what the reader typed so far
 * @param errors what is wrong, by field, in the reader's words
 * @param refusal why the comment could not be taken, in the reader's words
 */
record CommentPage(
    String slug,
    ArticleText article,
    @Nullable Passage passage,
    @Nullable String place,
    CommentForm form,
    Map<String, String> errors,
    @Nullable String refusal) {

  boolean failed() {
    return refusal != null || !errors.isEmpty();
  }

  @Nullable String error(String field) {
    return errors.get(field);
  }

  /** The address of a page of the article, about the same passage. */
  String path(String name) {
    var query = passage == null || place == null ? "" : "?passage=" + place;
    return "/articles/" + slug + "/" + name + query;
  }
}
