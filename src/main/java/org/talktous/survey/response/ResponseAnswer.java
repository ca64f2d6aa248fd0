package org.talktous.survey.response;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A response, as the API returns it to its sender.
 *
 * @param version the version of the survey that was answered
 * @param state `partial` or `complete`
 */
@Introspected
@Schema(name = "SurveyResponse")
record ResponseAnswer(
    UUID id,
    String survey,
    int version,
    String article,
    String state,
    Instant createdAt,
    @Nullable Instant completedAt) {

  static ResponseAnswer of(ResponseRow row) {
    return new ResponseAnswer(
        row.id(),
        row.survey(),
        row.version(),
        row.article(),
        row.state(),
        row.createdAt(),
        row.completedAt());
  }

  static ResponseAnswer of(UUID id, ResponseDraft draft) {
    return new ResponseAnswer(
        id,
        draft.survey().id(),
        draft.survey().version(),
        draft.article().slug(),
        draft.state(),
        draft.createdAt(),
        draft.completedAt());
  }
}
