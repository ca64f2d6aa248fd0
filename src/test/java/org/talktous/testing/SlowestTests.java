package org.talktous.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down how long each test class took, for the build to name the slowest. */
public final class SlowestTests implements TestExecutionListener {
  private final Map<String, Long> begun = new HashMap<>();
  private final Map<String, Double> seconds = new TreeMap<>();

  @Override
  public synchronized void executionStarted(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof ClassSource) {
      begun.put(test.getUniqueId(), System.nanoTime());
    }
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var start = begun.remove(test.getUniqueId());
    if (start != null && test.getSource().orElse(null) instanceof ClassSource source) {
      seconds.merge(source.getClassName(), (System.nanoTime() - start) / 1e9, Math::max);
    }
  }

  /** Lines that the build sorts as text. */
  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    var file = TestFork.file("test-times");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          seconds.entrySet().stream()
              .map(
                  each -> String.format(Locale.ROOT, "%8.1f  %s%n", each.getValue(), each.getKey()))
              .collect(Collectors.joining()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
