package org.talktous.testing;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides whether a browser test can run, and tidies up behind it. */
final class BrowserExtension implements ExecutionCondition, AfterEachCallback {
  static final String NO_BROWSER = "no Chromium or Chrome was found";

  private static final Path PICTURES = Path.of("target", "browser");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate(System.getenv());
  }

  static ConditionEvaluationResult evaluate(Map<String, String> environment) {
    if (InstalledBrowser.find(environment).isPresent()) {
      return ConditionEvaluationResult.enabled("a browser was found");
    }
    if (environment.containsKey("CI")) {
      throw new IllegalStateException(
          "CI is set but " + NO_BROWSER + ": " + InstalledBrowser.HOW_TO_GET_ONE);
    }
    return ConditionEvaluationResult.disabled(NO_BROWSER);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      Browsers.openPages().forEach(page -> photograph(page, nameOf(context)));
    }
    Browsers.closePages();
  }

  /** Such as {@code BookingPageTest.readerBooks} or {@code BookingPageTest.readerBooks-1-ru}. */
  private static String nameOf(ExtensionContext context) {
    var test = context.getRequiredTestMethod().getName();
    var invocation = context.getDisplayName().replace(test, "").replaceAll("\\W+", "-");
    return (context.getRequiredTestClass().getSimpleName() + "." + test + invocation)
        .replaceFirst("-$", "");
  }

  private static void photograph(Page page, String name) {
    var picture = PICTURES.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
    System.out.println("What the browser showed: " + picture);
  }
}
