package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.util.List;
import org.talktous.article.Article;
import org.talktous.article.PublishedAnswer;

/** Questions and answers that stand on an article's page, because their readers agreed. */
@Singleton
class PublicAnswers implements PublishedAnswer.Source {
  private final ReaderQueries queries;

  PublicAnswers(ReaderQueries queries) {
    this.queries = queries;
  }

  @Override
  public List<PublishedAnswer> on(Article article, int limit) {
    return queries.published(article.slug(), limit).stream().map(PublicAnswers::published).toList();
  }

  private static PublishedAnswer published(ReaderQuery query) {
    return new PublishedAnswer(
        query.reference(),
        query.body(),
        query.publication().named() ? query.reader().name() : null,
        query.createdAt(),
        query.passage(),
        query.replies().stream()
            .filter(Reply::forAll)
            .map(reply -> new PublishedAnswer.Answer(reply.body(), reply.createdAt()))
            .toList());
  }
}
