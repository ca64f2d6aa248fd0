package org.talktous.feedback.publication;

import org.talktous.article.Article;
import org.talktous.article.ArticleText;

/**
 * What stands at the address of a question that is not public.
 *
 * @param gone whether it was taken back, or else never was there
 */
record MissingAnswerPage(Article article, ArticleText text, boolean gone) {

  String path() {
    return PublishedQuestion.pathOf(article.slug());
  }
}
