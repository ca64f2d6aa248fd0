package org.talktous.feedback.publication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;

/**
 * A question that anybody may read, with what staff answered in public.
 *
 * @param article the article's slug
 * @param asker the reader's name, if they agreed to see it shown
 * @param language the language in which the reader wrote (BCP 47)
 * @param publishedAt since when it is public, as far as that was noted
 * @param answers oldest first, at least one
 */
record PublishedQuestion(
    UUID id,
    String article,
    String reference,
    String body,
    @Nullable String asker,
    String language,
    Instant askedAt,
    @Nullable Instant publishedAt,
    @Nullable Passage passage,
    List<Answer> answers) {
  private static final int HEADLINE = 110;

  PublishedQuestion {
    answers = List.copyOf(answers);
  }

  /** A public answer. */
  record Answer(String body, Instant writtenAt) {}

  /** The page on which it stays, inside the service. */
  String path() {
    return pathOf(article) + "/" + reference;
  }

  /** The page with all public answers of an article. */
  static String pathOf(String article) {
    return "/articles/" + article + "/answers";
  }

  /** How it begins, in one line, cut between words. */
  String headline() {
    var line = body.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= HEADLINE) {
      return line;
    }
    int end = line.offsetByCodePoints(0, HEADLINE);
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space > 0 ? space : end) + "…";
  }

  /** When what is shown changed last. */
  Instant updatedAt() {
    var answered = answers.getLast().writtenAt();
    return publishedAt == null || publishedAt.isBefore(answered) ? answered : publishedAt;
  }
}
