package org.talktous.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one browser of a test run, and fresh pages in it. For {@link BrowserTest}s, on the test's own
 * thread: {@code Browsers.page(view -> view.setLocale("ru-RU").setTimezoneId("Europe/Moscow"))}.
 */
public final class Browsers {
  private static final List<String> FLAGS =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /**
   * {@code -Dbrowser.visible} opens a window in which one can follow a test; TALK_TEST_BROWSER then
   * names a browser that has windows.
   */
  private static final boolean VISIBLE = Boolean.getBoolean("browser.visible");

  /** How long a visible browser waits before each step. */
  private static final Duration SLOWED = Duration.ofMillis(300);

  private static final Set<BrowserContext> SCRIPTLESS = new HashSet<>();

  private static @Nullable Browser browser;

  private Browsers() {}

  /** The Chromium or Chrome that the tests drive. */
  public static Path executable() {
    return InstalledBrowser.find(System.getenv())
        .orElseThrow(
            () -> new IllegalStateException("no browser: " + InstalledBrowser.HOW_TO_GET_ONE));
  }

  /** A page that shares nothing with any other: an English reader at a desk, in UTC. */
  public static Page page() {
    return page(view -> {});
  }

  /**
   * A page that shares nothing with any other; it is closed when the test ends.
   *
   * @param view changes what the reader brings: locale, zone, window size, colour scheme, scripts
   *     on or off, the address that relative ones start from
   */
  public static Page page(Consumer<Browser.NewContextOptions> view) {
    var options = new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("UTC");
    view.accept(options);
    var context = browser().newContext(options);
    context.setDefaultTimeout(10_000);
    if (Boolean.FALSE.equals(options.javaScriptEnabled)) {
      SCRIPTLESS.add(context);
    }
    return context.newPage();
  }

  static boolean runsScripts(Page page) {
    return !SCRIPTLESS.contains(page.context());
  }

  static List<Page> openPages() {
    var running = browser;
    return running == null
        ? List.of()
        : running.contexts().stream().flatMap(context -> context.pages().stream()).toList();
  }

  static void closePages() {
    var running = browser;
    if (running != null) {
      new ArrayList<>(running.contexts()).forEach(BrowserContext::close);
    }
    SCRIPTLESS.clear();
  }

  private static Browser browser() {
    var running = browser;
    if (running == null) {
      var driver =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      running =
          driver
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable())
                      .setArgs(FLAGS)
                      .setHeadless(!VISIBLE)
                      .setSlowMo(VISIBLE ? SLOWED.toMillis() : 0));
      Runtime.getRuntime().addShutdownHook(new Thread(driver::close));
      browser = running;
    }
    return running;
  }
}
