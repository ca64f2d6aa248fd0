package org.talktous.survey.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.LanguageTag;
import org.talktous.web.constraint.SingleLine;

/**
 * What a reader says to answer a survey.
 *
 * @param answers by the questions' names, as SurveyJS has them
 * @param complete false keeps a partial response, in which required answers may be missing
 * @param locale the language it was answered in; the article's by default
 */
@Introspected
record AnswerSurvey(
    @NotBlank @Size(max = 120) @SingleLine String article,
    @NotNull
        @Schema(
            type = "object",
            implementation = Map.class,
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
            example = "{\"clarity\": 4, \"who\": \"student\", \"missing\": \"The sources.\"}")
        JsonNode answers,
    @Nullable Boolean complete,
    @Nullable @LanguageTag String locale) {

  boolean isComplete() {
    return !Boolean.FALSE.equals(complete);
  }
}
