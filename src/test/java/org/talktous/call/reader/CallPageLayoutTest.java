package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** How the booking page stands: light, still, and whole in every window. */
@BrowserTest
@ServiceTest
class CallPageLayoutTest {
  private static final int MOST_BYTES = 60_000;
  private static final int MOST_ELEMENTS = 250;

  private final TalkToUs talk;

  CallPageLayoutTest(TalkToUs talk) {
    this.talk = talk;
  }

  private GivenArticle article() {
    return talk.given().article().withHost("UTC", "daily 08:00-20:00", "tuesday 10:00-11:00");
  }

  static List<Consumer<Browser.NewContextOptions>> windows() {
    return List.of(Visit.DESK, Visit.PHONE);
  }

  @Test
  void whatIsChosenStandsOutInForcedColours() {
    var visit = Visit.to(talk, view -> view.setForcedColors(ForcedColors.ACTIVE));
    visit.open("/articles/" + article().slug() + "/call?zone=UTC&day=2026-11-26");
    visit.time("10:00").check();

    assertThat(background(visit, ".times label:has(:checked)"))
        .isNotEqualTo(background(visit, ".times label:not(:has(:checked))"));
    assertThat(background(visit, ".days a[aria-current]"))
        .isNotEqualTo(background(visit, ".days a:not([aria-current])"));
  }

  private static Object background(Visit visit, String selector) {
    return visit
        .at(selector)
        .first()
        .evaluate("element => getComputedStyle(element).backgroundColor");
  }

  @Test
  void thePageIsLightAndAsksNobodyElse() {
    var visit = Visit.to(talk);
    var loaded = new ArrayList<Request>();
    visit.page().onRequestFinished(loaded::add);

    visit.open("/articles/" + article().slug() + "/call?zone=UTC");

    visit.page().waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(visit.complaints()).isEmpty();
    int bytes =
        List.copyOf(loaded).stream()
            .mapToInt(each -> each.sizes().responseBodySize + each.sizes().responseHeadersSize)
            .sum();
    System.out.printf("The booking page: %d bytes in %d requests%n", bytes, loaded.size());
    assertThat(bytes).isLessThan(MOST_BYTES);
    assertThat(visit.page().locator("*").count()).isLessThan(MOST_ELEMENTS);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void nothingMovesByItself(Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view);
    visit.open("/articles/" + article().slug() + "/call");
    visit.time("10:00").waitFor();
    assertThat(visit.shift()).as("on load").isZero();

    visit.at("#d26").click();
    visit.page().locator("#d26[aria-current]").waitFor();
    visit.at("#d27").click();
    visit.page().locator("#d27[aria-current]").waitFor();

    visit.settles();
    assertThat(visit.shift()).as("on choosing another day").isZero();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void chosenInTheDarkItIsAsSound(Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view.andThen(it -> it.setColorScheme(ColorScheme.DARK)));
    visit.open("/articles/" + article().slug() + "/call");
    visit.time("10:00").check();

    visit.isSound();
  }

  @Test
  void veryLongTitlesAndNamesFitTheNarrowestPhone() {
    var title = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ";
    var host = talk.given().host("UTC").works("daily 10:00-12:00");
    talk.desk()
        .put(
            "/api/v1/admin/hosts/" + host.id(),
            org.talktous.testing.Fields.NONE
                .with(
                    "name",
                    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren Sr. ".repeat(3))
                .with("email", "host@example.org")
                .with("zone", "UTC"))
        .with(200);
    var article = talk.given().article().with("title", title.repeat(3).strip()).withHost(host);
    var visit = Visit.to(talk, view -> view.setViewportSize(320, 640));

    visit.open("/articles/" + article.slug());
    visit.isSound();
    visit.open("/articles/" + article.slug() + "/call");
    visit.time("10:00").check();
    visit.isSound();
    visit.field("Your name").fill("Anna Reader");
    visit.field("Email").fill(Reader.newAddress());
    visit.at("#book-button").click();
    visit.reads("Your call is booked");
    visit.isSound();
    visit.open("/");
    assertThat(visit.isTooWide()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru"})
  void atTwiceTheSizeNothingIsLost(String language) {
    // A window of 1280 x 800, zoomed to 200 %, is 640 x 400 to the page.
    var visit =
        Visit.to(
            talk,
            view -> view.setLocale(language).setViewportSize(640, 400).setDeviceScaleFactor(2));
    visit.open("/articles/" + article().slug() + "/call");
    visit.time("10:00").check();
    visit.isWellSet();
  }

  @Test
  void nothingMovesForWhoWantsNoMotion() {
    var visit = Visit.to(talk, view -> view.setReducedMotion(ReducedMotion.REDUCE));
    visit.open("/articles/" + article().slug() + "/call");

    assertThat(
            (List<?>)
                visit
                    .page()
                    .evaluate(
                        """
                        [...document.querySelectorAll('*')]
                            .map(each => getComputedStyle(each))
                            .filter(style => style.transitionDuration !== '0s'
                                || style.animationName !== 'none')
                            .map(style => style.transitionDuration)
                        """))
        .isEmpty();
  }

  @Test
  void printedItShowsTheTimesAndNoButtons() {
    var visit = Visit.to(talk);
    visit.open("/articles/" + article().slug() + "/call");

    visit
        .page()
        .emulateMedia(
            new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT));

    assertThat(visit.at(".times")).isVisible();
    assertThat(visit.at("#book-button")).isHidden();
    assertThat(visit.at(".top")).isHidden();
  }
}
