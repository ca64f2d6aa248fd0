package org.talktous.feedback.publication;

import jakarta.inject.Singleton;
import java.util.List;
import org.talktous.article.Article;
import org.talktous.article.PublishedAnswer;

/** Questions and answers that stand on an article's page, because their readers agreed. */
@Singleton
class AnswersBesideArticle implements PublishedAnswer.Source {
  private final PublishedQuestions questions;

  AnswersBesideArticle(PublishedQuestions questions) {
    this.questions = questions;
  }

  @Override
  public List<PublishedAnswer> on(Article article, int most) {
    return questions.list(article.slug(), AnswersCursor.START, most).questions().stream()
        .map(AnswersBesideArticle::answer)
        .toList();
  }

  private static PublishedAnswer answer(PublishedQuestion question) {
    return new PublishedAnswer(
        question.reference(),
        question.body(),
        question.asker(),
        question.askedAt(),
        question.passage(),
        question.answers().stream()
            .map(each -> new PublishedAnswer.Answer(each.body(), each.writtenAt()))
            .toList());
  }
}
