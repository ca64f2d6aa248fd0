package org.talktous.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class TestsNotRunTest {
  private final Path account;

  TestsNotRunTest(@TempDir Path folder) {
    account = folder.resolve("target").resolve("tests-not-run.txt");
  }

  @Test
  void aTestWithoutABrowserIsNamedWithTheCommandThatBringsOne() {
    run(WithoutBrowser.class);

    assertThat(account)
        .content()
        .contains("These tests did not run", "WithoutBrowser", "sudo apt-get install chromium")
        .doesNotContain("may be skipped");
  }

  @Test
  void aTestWithoutItsProgramIsNamedWithTheCommandThatBringsIt() {
    var needed = WithoutProgram.class.getAnnotation(NeedsProgram.class);
    var reason = ProgramExtension.evaluate(needed, Map.of()).getReason().orElseThrow();
    assertThat(reason).contains("sudo apt-get install nothing-light");
    assertThat(ProgramExtension.isMissing(reason)).isTrue();

    // Where CI is set it does not stay out, but fails: see below.
    if (!System.getenv().containsKey("CI")) {
      run(WithoutProgram.class);
      assertThat(account)
          .content()
          .contains("want of a program", "WithoutProgram", reason)
          .doesNotContain("may be skipped");
    }
  }

  /** Also where CI is set: an engine is not among what CI brings. */
  @Test
  void aTestWithoutItsImageIsNamedWithTheCommandThatMakesIt() {
    run(WithoutImage.class);

    assertThat(account)
        .content()
        .contains("WithoutImage", "no image nothing-at-all:0 was found (docker compose build)")
        .doesNotContain("may be skipped");
  }

  @Test
  void inCiATestIsNotLeftOutForWantOfItsProgram() {
    var needed = WithoutProgram.class.getAnnotation(NeedsProgram.class);

    assertThatThrownBy(() -> ProgramExtension.evaluate(needed, Map.of("CI", "true", "PATH", "")))
        .hasMessageContaining("CI is set but no nothing-at-all");
  }

  @Test
  void whatCiDoesNotBringIsNoReasonToFailThere() throws NoSuchMethodException {
    var needed = WithoutOptional.class.getDeclaredMethod("runs").getAnnotation(NeedsProgram.class);

    assertThat(ProgramExtension.evaluate(needed, Map.of("CI", "true", "PATH", "")).isDisabled())
        .isTrue();
    run(WithoutOptional.class);
    assertThat(account).content().contains("WithoutOptional").doesNotContain("may be skipped");
  }

  /** The words are those that the build in pom.xml looks for. */
  @Test
  void aDisabledOrAbortedTestHasNoExcuse() {
    run(Skipping.class);

    assertThat(account)
        .content()
        .contains("No test may be skipped")
        .contains("Skipping.disabled: later", "Skipping.aborted: Assumption failed: not today")
        .doesNotContain("sound");
  }

  @Test
  void aSoundRunForgetsTheOneBefore() {
    run(Skipping.class);
    run(Sound.class);

    assertThat(account).isEmptyFile();
  }

  /** Runs the class as a run of its own, without this run's listeners. */
  private void run(Class<?> tests) {
    var alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(alone)
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
            new TestsNotRun(account));
  }

  static class Sound {
    @Test
    void sound() {}
  }

  static class Skipping {
    @Test
    void sound() {}

    @Disabled("later")
    @Test
    void disabled() {}

    @Test
    void aborted() {
      Assumptions.assumeTrue(false, "not today");
    }
  }

  @NeedsProgram(value = "nothing-at-all", from = "nothing-light")
  static class WithoutProgram {
    @Test
    void runs() {}
  }

  static class WithoutOptional {
    @NeedsProgram(value = "nothing-at-all", from = "nothing-light", inCi = false)
    @Test
    void runs() {}
  }

  @NeedsImages({"nothing-at-all:0"})
  static class WithoutImage {
    @Test
    void runs() {}
  }

  @ExtendWith(NoBrowser.class)
  static class WithoutBrowser {
    @Test
    void reader() {}
  }

  static final class NoBrowser implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return ConditionEvaluationResult.disabled(BrowserExtension.NO_BROWSER);
    }
  }
}
