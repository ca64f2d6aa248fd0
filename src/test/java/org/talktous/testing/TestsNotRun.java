package org.talktous.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which tests did not run, for the build to read out at its end; a JVM that took no
 * part, or broke off, leaves no file. Only browser tests may stay out for want of a browser, and
 * those marked with {@link NeedsProgram} or {@link NeedsImages} for want of those; the build fails
 * when it reads of any other.
 */
public final class TestsNotRun implements TestExecutionListener {
  private final Path account;
  private final Set<String> withoutBrowser = new TreeSet<>();
  private final Set<String> withoutProgram = new TreeSet<>();
  private final Set<String> withoutExcuse = new TreeSet<>();

  /** For the run itself; {@code META-INF/services} names this class. */
  public TestsNotRun() {
    this(TestFork.file("tests-not-run"));
  }

  TestsNotRun(Path account) {
    this.account = account;
  }

  /** A run that breaks off leaves no account, least of all an old one. */
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    try {
      Files.deleteIfExists(account);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    if (reason.contains(BrowserExtension.NO_BROWSER)) {
      withoutBrowser.add(nameOf(test));
    } else if (ProgramExtension.isMissing(reason) || ImagesExtension.isMissing(reason)) {
      withoutProgram.add(nameOf(test) + ": " + reason);
    } else {
      withoutExcuse.add(nameOf(test) + ": " + reason);
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      var reason = result.getThrowable().map(Throwable::getMessage).orElse("aborted");
      withoutExcuse.add(nameOf(test) + ": " + reason);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    try {
      Files.createDirectories(account.toAbsolutePath().getParent());
      Files.writeString(account, words());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String words() {
    var words = new StringJoiner("\n");
    if (!withoutExcuse.isEmpty()) {
      words.add("No test may be skipped, but these were:").add(lines(withoutExcuse));
    }
    if (!withoutBrowser.isEmpty()) {
      words
          .add("These tests did not run, because %s:".formatted(BrowserExtension.NO_BROWSER))
          .add(lines(withoutBrowser))
          .add("This brings one: " + InstalledBrowser.HOW_TO_GET_ONE);
    }
    if (!withoutProgram.isEmpty()) {
      words
          .add("These tests did not run for want of a program or an image:")
          .add(lines(withoutProgram));
    }
    return words.toString();
  }

  private static String nameOf(TestIdentifier test) {
    return switch (test.getSource().orElse(null)) {
      case MethodSource method -> simple(method.getClassName()) + "." + method.getMethodName();
      case ClassSource type -> simple(type.getClassName());
      case null, default -> test.getDisplayName();
    };
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static String lines(Collection<String> tests) {
    return "  " + String.join("\n  ", tests);
  }
}
