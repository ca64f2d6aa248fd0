package org.talktous.survey.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the responses to a version of a survey add up to.
 *
 * @param article the only one whose responses are counted; null for all
 * @param responses complete responses, from which all else is counted
 * @param partial responses begun and not completed
 * @param suspect responses left out because they look as if a program had sent them
 * @param burst complete responses that one network sent beyond what counts within an hour
 * @param burstsCounted whether they are counted all the same, as was asked for
 * @param brokenDown false under five complete responses; then `questions` is empty
 */
@Introspected
public record SurveyResults(
    String survey,
    int version,
    @Nullable String article,
    long responses,
    long partial,
    long suspect,
    long burst,
    boolean burstsCounted,
    boolean brokenDown,
    List<QuestionResults> questions) {

  /**
   * What the answers to a question add up to; what its type has no use for is absent. Shares are
   * parts of `answered`.
   *
   * @param skipped how often the question was visible and left out
   * @param nps of ratings from 0 to 10, from -100 to 100: promoters (9, 10) less detractors (0 to
   *     6)
   * @param csat of ratings from 1 to 5: the share of 4 and 5
   * @param texts what was written, latest first, at most 200
   */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record QuestionResults(
      String name,
      String title,
      String type,
      long answered,
      long skipped,
      @Nullable List<ChoiceCount> choices,
      @Nullable Double mean,
      @Nullable List<RateCount> distribution,
      @Nullable Double nps,
      @Nullable Double csat,
      @Nullable List<String> texts) {}

  /** How often a choice was chosen; the share is absent without answers. */
  @Introspected
  @Schema(name = "SurveyChoiceCount")
  public record ChoiceCount(Object value, String text, long count, @Nullable Double share) {}

  /** How often a rate was given; the share is absent without answers. */
  @Introspected
  @Schema(name = "SurveyRateCount")
  public record RateCount(int value, long count, @Nullable Double share) {}
}
