package org.talktous.feedback.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;

/**
 * A thread, as its reader sees it.
 *
 * @param channel through which it came: comment, call or survey
 * @param passageFound whether the quoted passage still stands in the article; null without one
 * @param mayPublish whether the reader agreed that question and answer stand on the article's page
 * @param showName whether the reader's name may stand there too
 */
@Introspected
@Schema(name = "QueryThread")
public record ThreadAnswer(
    String reference,
    String status,
    String kind,
    String channel,
    String article,
    String body,
    @Nullable Passage passage,
    @Nullable Boolean passageFound,
    boolean mayPublish,
    boolean showName,
    Instant createdAt,
    List<ReplyAnswer> replies) {

  /**
   * A reply.
   *
   * @param author reader or staff
   * @param forAll whether staff meant it for the article's page
   */
  @Introspected
  @Schema(name = "Reply")
  public record ReplyAnswer(
      String author, String body, @JsonProperty("public") boolean forAll, Instant createdAt) {
    public static List<ReplyAnswer> of(FeedbackThread thread) {
      return thread.replies().stream()
          .map(
              reply ->
                  new ReplyAnswer(
                      reply.author().wire(), reply.body(), reply.forAll(), reply.createdAt()))
          .toList();
    }
  }

  static ThreadAnswer of(FeedbackThread thread, @Nullable Boolean passageFound) {
    return new ThreadAnswer(
        thread.reference(),
        thread.state().status().wire(),
        thread.kind().wire(),
        thread.source().channel().wire(),
        thread.article(),
        thread.body(),
        thread.passage(),
        passageFound,
        thread.publication().agreed(),
        thread.publication().named(),
        thread.createdAt(),
        ReplyAnswer.of(thread));
  }
}
