package org.talktous.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides whether a test that needs a program can run. */
final class ProgramExtension implements ExecutionCondition {
  // Where Debian keeps what daemons are, which is on no user's PATH, and what there is of several
  // versions at once.
  private static final String ELSEWHERE = File.pathSeparator + "/usr/sbin:/sbin:/usr/lib";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), NeedsProgram.class)
        .map(needed -> evaluate(needed, System.getenv()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("needs no program"));
  }

  static ConditionEvaluationResult evaluate(NeedsProgram needed, Map<String, String> environment) {
    if (find(needed.value(), environment).isPresent()) {
      return ConditionEvaluationResult.enabled(needed.value() + " was found");
    }
    var missing = missing(needed.value(), needed.from());
    if (needed.inCi() && environment.containsKey("CI")) {
      throw new IllegalStateException("CI is set but " + missing);
    }
    return ConditionEvaluationResult.disabled(missing);
  }

  static Optional<Path> find(String program, Map<String, String> environment) {
    var path = environment.getOrDefault("PATH", "") + ELSEWHERE;
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static String missing(String program, String from) {
    return "no " + program + " was found (sudo apt-get install " + from + ")";
  }

  /** Whether a test stayed out for want of a program. */
  static boolean isMissing(String reason) {
    return reason.startsWith("no ") && reason.contains(" was found (sudo apt-get install ");
  }
}
