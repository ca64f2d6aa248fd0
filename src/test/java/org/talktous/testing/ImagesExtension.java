package org.talktous.testing;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides whether a test that needs images can run. */
final class ImagesExtension implements ExecutionCondition {
  private static final String FROM = " was found (docker compose build)";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), NeedsImages.class)
        .map(needed -> evaluate(needed.value()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("needs no image"));
  }

  private static ConditionEvaluationResult evaluate(String... images) {
    if (!Docker.succeeds("compose", "version")) {
      return ConditionEvaluationResult.disabled(missing(images[0]));
    }
    return Stream.of(images)
        .filter(image -> !Docker.succeeds("image", "inspect", image))
        .findFirst()
        .map(image -> ConditionEvaluationResult.disabled(missing(image)))
        .orElseGet(() -> ConditionEvaluationResult.enabled("all images were found"));
  }

  private static String missing(String image) {
    return "no image " + image + FROM;
  }

  /** Whether a test stayed out for want of an image. */
  static boolean isMissing(String reason) {
    return reason.startsWith("no image ") && reason.endsWith(FROM);
  }
}
