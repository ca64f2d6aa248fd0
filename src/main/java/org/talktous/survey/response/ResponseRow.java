package org.talktous.survey.response;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.Survey;

/** A response, its answers as JSON text. */
@MappedEntity("survey_response")
public record ResponseRow(
    @Id UUID id,
    String survey,
    int version,
    String article,
    String state,
    String answers,
    String requestHash,
    Instant createdAt,
    @Nullable Instant completedAt) {

  boolean isComplete() {
    return state.equals("complete");
  }

  boolean isOf(Survey asked, String otherArticle) {
    return isOf(asked.id(), otherArticle) && version == asked.version();
  }

  boolean isOf(String otherSurvey, String otherArticle) {
    return survey.equals(otherSurvey) && article.equals(otherArticle);
  }
}
