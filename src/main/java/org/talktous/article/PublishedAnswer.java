package org.talktous.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;

/**
 * A reader's question that was answered in public, with the reader's consent.
 *
 * @param asker the reader's name, if they want it shown
 * @param answers what the people behind the article wrote, oldest first
 */
public record PublishedAnswer(
    String reference,
    String question,
    @Nullable String asker,
    Instant askedAt,
    @Nullable Passage passage,
    List<Answer> answers) {

  public PublishedAnswer {
    answers = List.copyOf(answers);
  }

  /** One public answer. */
  public record Answer(String body, Instant writtenAt) {}

  /** Source of published answers, implemented by {@code feedback}. */
  public interface Source {
    /** The latest of an article, latest first, at most so many. */
    List<PublishedAnswer> on(Article article, int limit);
  }
}
