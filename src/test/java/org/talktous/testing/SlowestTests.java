package org.talktous.testing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints the ten test classes that took longest, after a run of many. */
public final class SlowestTests implements TestExecutionListener {
  private static final int MANY = 20;
  private static final int SHOWN = 10;

  private final Map<String, Long> begun = new ConcurrentHashMap<>();
  private final Map<String, Long> millis = new HashMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof ClassSource) {
      begun.put(test.getUniqueId(), System.nanoTime());
    }
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var start = begun.remove(test.getUniqueId());
    if (start != null && test.getSource().orElse(null) instanceof ClassSource source) {
      millis.merge(source.getClassName(), (System.nanoTime() - start) / 1_000_000, Math::max);
    }
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (millis.size() < MANY) {
      return;
    }
    System.out.println("The slowest test classes, in seconds:");
    millis.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .forEach(each -> System.out.printf("%7.1f  %s%n", each.getValue() / 1e3, each.getKey()));
  }
}
