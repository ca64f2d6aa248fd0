package org.talktous.feedback.publication;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;

/**
 * A public question with its answers, as the API tells it.
 *
 * @param url its permanent address
 * @param asker the reader's name, if they agreed to see it shown
 * @param language the language in which the reader wrote (BCP 47)
 * @param answers oldest first, at least one
 */
@Introspected
@Schema(name = "PublicAnswer")
record PublicAnswer(
    String reference,
    String url,
    String article,
    String question,
    @Nullable String asker,
    String language,
    @Nullable Passage passage,
    Instant askedAt,
    Instant updatedAt,
    List<Written> answers) {

  /** One of the answers of staff. */
  @Introspected
  @Schema(name = "PublicReply")
  record Written(String body, Instant createdAt) {}

  /**
   * Some of them, newest first.
   *
   * @param next the cursor of the page that follows
   */
  @Introspected
  @Schema(name = "PublicAnswers")
  record Items(List<PublicAnswer> items, @Nullable String next) {}

  static PublicAnswer of(PublishedQuestion question, String url) {
    return new PublicAnswer(
        question.reference(),
        url,
        question.article(),
        question.body(),
        question.asker(),
        question.language(),
        question.passage(),
        question.askedAt(),
        question.updatedAt(),
        question.answers().stream()
            .map(each -> new Written(each.body(), each.writtenAt()))
            .toList());
  }
}
