package org.talktous.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Stops services between classes, so that a long run is not slowed down by what it has left. */
public final class UnusedServices implements TestExecutionListener {
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.getSource().orElse(null) instanceof ClassSource source
        && !source.getClassName().contains("$")) {
      TalkToUs.stopUnused();
    }
  }
}
