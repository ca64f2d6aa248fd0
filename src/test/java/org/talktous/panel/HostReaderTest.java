package org.talktous.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.testing.Axe;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Readers of a publisher's page who see, read and move through it in ways of their own. */
@BrowserTest
@ServiceTest
class HostReaderTest {
  private static final String TEXT =
      """
      <main><article lang="en"><h1>On Alliances</h1><h2>Method</h2>
      <p>Alliances have lost much of their weight. <a href="#end">It pays.</a></p></article></main>
      """;

  private final TalkToUs talk;

  HostReaderTest(TalkToUs talk) {
    this.talk = talk;
  }

  private Page open(HostSite site, String attributes, Consumer<Browser.NewContextOptions> view) {
    var page = site.open("", TEXT + site.snippet(asked().slug(), attributes), view);
    HostSite.panel(page).waitFor();
    return page;
  }

  private GivenArticle asked() {
    return talk.given().article().withHost("UTC", "daily 10:00-18:00");
  }

  private static Locator button(Page page, String name) {
    return page.locator("talk-to-us").getByText(name);
  }

  @Test
  void atTwiceTheSizeThePanelAndItsDialogFitTheWindow() {
    try (var site = HostSite.listed(talk, false)) {
      // A window of 1280 by 800 at 200 %.
      var page =
          open(
              site, "data-lang=ru", view -> view.setViewportSize(640, 400).setDeviceScaleFactor(2));
      assertThat(isTooWide(page)).isFalse();
      assertThat(HostSite.shift(page)).isZero();

      button(page, "Записаться на звонок").click();
      var frame = HostSite.frame(page);
      frame.locator("#when").waitFor();
      HostSite.waitUntilTold(page, "opened");
      var dialog = page.locator("talk-to-us dialog").boundingBox();
      assertThat(dialog.y).isNotNegative();
      assertThat(dialog.y + dialog.height).isLessThanOrEqualTo(400);
      assertThat(page.locator("talk-to-us .x")).isInViewport();
      assertThat((Boolean) frame.locator("html").evaluate("each => each.scrollWidth > innerWidth"))
          .isFalse();
      frame.locator("#book-button").scrollIntoViewIfNeeded();
      assertThat(frame.locator("#book-button")).isInViewport();
    }
  }

  @Test
  void inForcedColoursEveryControlHasAnEdgeAndShowsItsFocus() {
    try (var site = HostSite.listed(talk, false)) {
      var page = open(site, "", view -> view.setForcedColors(ForcedColors.ACTIVE));

      button(page, "Schedule a call").focus();
      page.keyboard().press("Tab");
      page.keyboard().press("Shift+Tab");
      assertThat(style(button(page, "Schedule a call"), "outlineStyle")).isEqualTo("solid");
      assertThat(style(button(page, "Schedule a call"), "outlineWidth")).isEqualTo("3px");
      for (var each : page.locator("talk-to-us button:not(.ask)").all()) {
        assertThat(style(each, "borderStyle")).isEqualTo("solid");
        assertThat(style(each, "borderWidth")).isEqualTo("1px");
        assertThat(style(each, "color")).isNotEqualTo(style(each, "backgroundColor"));
      }
      page.keyboard().press("Enter");
      HostSite.frame(page).locator("#when").waitFor();
      assertThat(style(page.locator("talk-to-us dialog"), "borderStyle")).isEqualTo("solid");
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  private static Object style(Locator element, String property) {
    return Objects.requireNonNull(
        element.evaluate("(each, property) => getComputedStyle(each)[property]", property));
  }

  @Test
  void whoWantsLittleMotionSeesNone() {
    try (var site = HostSite.listed(talk, false)) {
      var page = open(site, "", view -> view.setReducedMotion(ReducedMotion.REDUCE));
      button(page, "Schedule a call").click();
      var frame = HostSite.frame(page);
      frame.locator("#when").waitFor();
      var moving =
          """
          each => [each, ...each.querySelectorAll('*')].filter(one => {
            const style = getComputedStyle(one);
            return style.animationName != 'none' || /[1-9]/.test(style.transitionDuration);
          }).map(one => one.outerHTML.slice(0, 80))
          """;

      assertThat((List<?>) page.locator("talk-to-us dialog").evaluate(moving)).isEmpty();
      assertThat((List<?>) frame.locator("body").evaluate(moving)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LIGHT, '', false",
    "DARK, '', true",
    "LIGHT, data-theme=dark, true",
    "DARK, data-theme=light, false",
  })
  void thePagesInTheDialogFollowTheThemeOfThePanel(
      ColorScheme reader, String theme, boolean isDark) {
    try (var site = HostSite.listed(talk, false)) {
      var page = open(site, theme, view -> view.setColorScheme(reader));
      assertThat(isDark(HostSite.panel(page))).isEqualTo(isDark);

      button(page, "Schedule a call").click();
      HostSite.frame(page).locator("#when").waitFor();
      assertThat(isDark(page.locator("talk-to-us dialog"))).isEqualTo(isDark);
      assertThat(isDark(HostSite.frame(page).locator("body"))).isEqualTo(isDark);
    }
  }

  private static boolean isDark(Locator element) {
    return style(element, "backgroundColor").equals("rgb(20, 23, 28)");
  }

  @Test
  void aFloatingButtonStaysInTheCornerAndTakesNoRoom() {
    try (var site = HostSite.listed(talk, false).strict()) {
      var article = asked().slug();
      var text =
          TEXT
              + "<footer id=end>"
              + "Text. ".repeat(5_000)
              + "</footer><aside class=cookies>We would like to bake.</aside>";
      var without = site.open("", text, Visit.DESK);
      var height = without.evaluate("document.documentElement.scrollHeight");
      var page = site.open("", text + site.snippet(article, "data-display=button"), Visit.DESK);
      var floating = page.locator("talk-to-us button.do");
      floating.waitFor();

      assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(height);
      page.evaluate("scrollTo(0, document.body.scrollHeight / 2)");
      assertThat(floating).isInViewport();
      var box = floating.boundingBox();
      assertThat(box.x + box.width).isGreaterThan(1_280 - 40);
      assertThat(box.y + box.height).isEqualTo(800 - 16);
      assertThat(box.height).isGreaterThanOrEqualTo(44);
      assertThat(HostSite.shift(page)).isZero();
      assertThat(Axe.violations(page)).isEmpty();

      page.locator(".cookies")
          .evaluate(
              "each => each.style.cssText = 'position: fixed; inset: auto 0 0 0; height: 90px;"
                  + " z-index: 99'");
      floating.click();
      HostSite.frame(page).getByText("Write to us instead").click();
      HostSite.frame(page).locator("#body").waitFor();
      page.locator("talk-to-us .x").click();
      HostSite.waitUntilTold(page, "closed");
      assertThat(site.console()).isEmpty();
    }
  }

  @Test
  void theKeyboardLeadsThroughThePanelIntoTheDialogAndBack() {
    try (var site = HostSite.listed(talk, false)) {
      var page = open(site, "", Visit.DESK);
      page.locator("article a").focus();
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      assertThat(focused(page)).isEqualTo("Write to us instead");

      page.keyboard().press("Enter");
      HostSite.frame(page).locator("#body").waitFor();
      page.waitForCondition(() -> focused(page).equals("IFRAME"));
      page.keyboard().press("Tab");
      assertThat(
              (Boolean)
                  HostSite.frame(page)
                      .locator("body")
                      .evaluate("each => each.matches(':focus-within')"))
          .isTrue();
      page.keyboard().press("Escape");
      HostSite.waitUntilTold(page, "closed");
      assertThat(focused(page)).isEqualTo("Write to us instead");
    }
  }

  private static String focused(Page page) {
    return (String)
        Objects.requireNonNull(
            page.evaluate(
                """
                () => {
                  const one = document.querySelector('talk-to-us').shadowRoot.activeElement;
                  return one?.textContent || one?.tagName || '';
                }
                """));
  }

  private static boolean isTooWide(Page page) {
    return (Boolean)
        Objects.requireNonNull(
            page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"));
  }
}
