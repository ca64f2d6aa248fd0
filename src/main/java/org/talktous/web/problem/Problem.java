package org.talktous.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * Problem details as RFC 9457 writes them, with the violations of a request beside them, and the
 * members that some types add, such as `alternatives` where a slot was taken.
 */
@Introspected
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
@JsonPropertyOrder({"type", "title", "status", "detail", "violations"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) List<Violation> violations,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

  static Problem of(Refusal refusal) {
    return new Problem(
        refusal.type().uri(),
        refusal.type().title(),
        refusal.type().status().getCode(),
        refusal.detail(),
        refusal.violations(),
        refusal.extensions());
  }

  static Problem of(ProblemType type, String detail) {
    return new Problem(
        type.uri(), type.title(), type.status().getCode(), detail, List.of(), Map.of());
  }
}
