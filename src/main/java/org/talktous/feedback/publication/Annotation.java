package org.talktous.feedback.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public question as a W3C Web Annotation (model of 23 February 2017).
 *
 * @param via the page on which it stays
 * @param body the question, then its answers
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Annotation")
record Annotation(
    @JsonProperty("@context") @Nullable String context,
    String id,
    String type,
    String motivation,
    Instant created,
    Instant modified,
    @Nullable Agent creator,
    String via,
    List<TextualBody> body,
    Target target) {
  static final String CONTEXT = "http://www.w3.org/ns/anno.jsonld";

  /** Who wrote something. */
  @Introspected
  @Schema(name = "AnnotationAgent")
  record Agent(String type, String name) {}

  /**
   * A text in an annotation.
   *
   * @param purpose questioning or replying
   */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AnnotationBody")
  record TextualBody(
      String type,
      String value,
      String format,
      @Nullable String language,
      String purpose,
      Instant created) {}

  /**
   * What is asked about.
   *
   * @param source the article's address
   * @param selector the passage; without one the whole article is meant
   */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AnnotationTarget")
  record Target(String source, @Nullable TextQuoteSelector selector) {}

  /** A passage: its text, and what stands before and after it. */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TextQuoteSelector")
  record TextQuoteSelector(
      String type, String exact, @Nullable String prefix, @Nullable String suffix) {}

  /** All annotations of an article, with the first page of them. */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AnnotationCollection")
  record Collection(
      @JsonProperty("@context") String context,
      String id,
      String type,
      String label,
      long total,
      @Nullable Page first) {}

  /** Some annotations of a collection, newest first. */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AnnotationPage")
  record Page(
      @JsonProperty("@context") @Nullable String context,
      String id,
      String type,
      @Nullable String partOf,
      @Nullable Long startIndex,
      List<Annotation> items,
      @Nullable String next) {}
}
