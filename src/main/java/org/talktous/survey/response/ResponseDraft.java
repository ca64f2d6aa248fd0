package org.talktous.survey.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.base.security.Network;
import org.talktous.survey.Survey;
import org.talktous.survey.questionnaire.EvaluatedAnswers;

/**
 * A response as it is to be written.
 *
 * @param survey the version that was answered
 * @param suspect whether it looks as if a program had sent it
 * @param burst whether its network has sent more of them than count
 * @param network from which it comes, for the limits; it is not kept
 * @param createdAt when the reader began
 * @param now when it is written, and complete if it is
 */
record ResponseDraft(
    Survey survey,
    Article article,
    String locale,
    boolean complete,
    boolean suspect,
    boolean burst,
    Network network,
    EvaluatedAnswers filled,
    Instant createdAt,
    Instant now) {

  String state() {
    return complete ? "complete" : "partial";
  }

  @Nullable Instant completedAt() {
    return complete ? now : null;
  }
}
