package org.talktous.feedback.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.article.passage.Place;

/**
 * What the pages of public answers show: one question, or all about an article.
 *
 * @param more the page that follows
 * @param citation how the one question is cited
 * @param markup linked data that may stand in a script element as it is
 */
record AnswersPage(
    Article article,
    ArticleText text,
    List<PublishedQuestion> questions,
    @Nullable String more,
    @Nullable String citation,
    String markup) {

  AnswersPage {
    questions = List.copyOf(questions);
  }

  /** Where a question's passage stands, in whichever language. */
  @Nullable Place place(PublishedQuestion question) {
    return question.passage() == null ? null : article.find(question.passage()).orElse(null);
  }

  String path() {
    return PublishedQuestion.pathOf(article.slug());
  }

  String feed() {
    return path() + ".atom";
  }
}
