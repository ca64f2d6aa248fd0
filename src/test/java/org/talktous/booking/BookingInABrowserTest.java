package org.talktous.booking;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.page.Language;
import org.talktous.page.Messages;
import org.talktous.testing.Axe;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Browsers;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader books a call in a browser. It is Monday, 2026-11-23, 08:00 UTC. */
@BrowserTest
@ServiceTest
class BookingInABrowserTest {
  /** What is pressed most: 44 px high, and as wide as the smallest screens let seven days be. */
  private static final String TOO_SMALL =
      """
      width => [...document.querySelectorAll('.times label, .do, .turn, .days a')].filter(target => {
        const box = target.getBoundingClientRect();
        return box.height < 44 || box.width < width;
      }).map(target => target.outerHTML)
      """;

  private static final int PHONE = 390;
  private static final int SMALLEST = 320;
  private static final int DESK = 1280;

  private final TalkToUs talk;
  private final GivenArticle article;
  private final List<String> complaints = new ArrayList<>();

  BookingInABrowserTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "daily 09:00-12:00");
  }

  @ParameterizedTest
  @CsvSource({"EN,1280", "EN,390", "RU,1280", "RU,390"})
  void readersBookMoveAndCancelInTwoClicksAndTwoFields(Language language, int width) {
    var words = Messages.in(language);
    var page = page(language, width, view -> view.setTimezoneId("Europe/Moscow"));

    page.navigate("/articles/" + article.slug());
    isFitFor(width, page);
    page.locator(".panel a").click();
    isFitFor(width, page);
    assertThat(page.locator("#zone-said"))
        .containsText(language == Language.RU ? "московское" : "Moscow");
    time(page, "13:00").click();
    assertThat(page.locator("#book-button"))
        .hasText(
            language == Language.RU
                ? "Записаться: вторник, 24 ноября, 13:00"
                : "Book 13:00, Tuesday 24 November");
    page.locator("#name").fill("Анна Reader");
    page.locator("#email").fill("anna@example.org");
    page.locator("#book-button").click();

    assertThat(page.locator("h1")).hasText(words.text("mine.booked"));
    assertThat(page.locator(".moment")).containsText("13:00–13:30");
    isFitFor(width, page);

    page.getByText(words.text("mine.move")).click();
    isFitFor(width, page);
    time(page, "13:30").click();
    page.locator("#book-button").click();
    assertThat(page.locator("h1")).hasText(words.text("mine.moved"));
    assertThat(page.locator(".moment")).containsText("13:30–14:00");

    page.locator(".cancel summary").click();
    isFitFor(width, page);
    page.getByText(words.text("mine.cancel.yes")).click();
    assertThat(page.locator("h1")).hasText(words.text("mine.cancelled"));
    isFitFor(width, page);
    assertThat(complaints).isEmpty();
  }

  @Test
  void longWordsFitTheSmallestScreen() {
    var page = page(Language.RU, SMALLEST, view -> {});
    page.navigate("/articles/" + article.slug() + "/call");
    isFitFor(SMALLEST, page);
  }

  @Test
  void theSameGoesWithoutScripts() {
    var page = page(Language.EN, PHONE, view -> view.setJavaScriptEnabled(false));

    page.navigate("/articles/" + article.slug());
    page.locator(".panel a").click();
    page.locator("#zone").click();
    page.locator("select").selectOption("Europe/Moscow");
    page.getByText("Use this time zone").click();
    page.locator("#next").click();
    page.locator("#d3").click();
    time(page, "13:00").click();
    page.locator("#name").fill("Anna");
    page.locator("#email").fill("anna@example.org");
    page.locator("#book-button").click();

    assertThat(page.locator(".moment")).containsText("13:00–13:30");
    assertThat(page.locator(".moment")).containsText("Thursday, 3 December 2026");
    assertThat(page.locator(".moment")).containsText("Moscow time");
  }

  @Test
  void choosingADayKeepsWhatIsTypedAndTheFocus() {
    var page = page(Language.EN, DESK, view -> {});
    page.navigate("/articles/" + article.slug() + "/call");
    page.locator("#name").fill("Anna");

    page.locator("#d26").press("Enter");

    assertThat(page.locator(".times legend")).hasText("Thursday, 26 November");
    assertThat(page.locator("#said")).hasText("6 free times on Thursday, 26 November");
    assertThat(page.locator("#d26")).isFocused();
    assertThat(page.locator("#name")).hasValue("Anna");
    page.locator("#next").press("Enter");
    assertThat(page.locator(".month h3")).hasText("December 2026");
    assertThat(page.locator("#next")).isFocused();
    assertThat(page.locator("#name")).hasValue("Anna");
  }

  @Test
  void aChosenTimeStaysChosenInAnotherZone() {
    var page = page(Language.EN, DESK, view -> {});
    page.navigate("/articles/" + article.slug() + "/call");
    time(page, "10:00").click();

    page.locator("#zone").press("Enter");
    assertThat(page.locator("#zone")).isFocused();
    page.locator("select").selectOption("Asia/Tokyo");
    page.getByText("Use this time zone").click();

    assertThat(page.locator("#zone-said")).hasText("Times are in Tokyo time");
    assertThat(page.locator("#book-button")).hasText("Book 19:00, Tuesday 24 November");
    assertThat(page.locator("#zone")).isFocused();
  }

  @Test
  void aTimeTakenMeanwhileIsReplacedInOneClick() {
    var page = page(Language.EN, PHONE, view -> {});
    page.navigate("/articles/" + article.slug() + "/call");
    time(page, "10:00").click();
    page.locator("#name").fill("Anna");
    page.locator("#email").fill("anna@example.org");
    talk.reader().books(article, "2026-11-24T10:00:00Z");

    page.locator("#book-button").click();

    assertThat(page.locator("#refusal")).isFocused();
    assertThat(page.locator("#name")).hasValue("Anna");
    isFitFor(PHONE, page);
    page.locator(".nearest button").first().click();
    assertThat(page.locator("h1")).hasText("Your call is booked");
  }

  @Test
  void aFormWithFaultsGetsTheFocusOnThem() {
    var page = page(Language.EN, DESK, view -> {});
    page.navigate("/articles/" + article.slug() + "/call");
    page.evaluate("document.getElementById('book').noValidate = true");
    page.locator("#book-button").click();

    assertThat(page.locator("#refusal")).isFocused();
    isFitFor(DESK, page);
    page.getByText("Tell us your email address.").first().click();
    assertThat(page.locator("#email")).isFocused();
  }

  @Test
  void aBrowserThatRefusesCookiesIsAskedOnceForItsZone() {
    var page = page(Language.EN, DESK, view -> view.setTimezoneId("Asia/Kolkata"));
    page.addInitScript(
        "Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} })");

    page.navigate("/articles/" + article.slug() + "/call");

    assertThat(page.locator("#zone-said")).hasText("Times are in Kolkata time");
  }

  @Test
  void theBookingPageIsLightAndStandsStill() {
    var page = page(Language.EN, DESK, view -> view.setTimezoneId("Europe/Moscow"));
    page.addInitScript(
        """
        window.shifts = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => window.shifts += e.value))
            .observe({type: 'layout-shift', buffered: true});
        """);
    page.navigate("/articles/" + article.slug());
    page.locator(".panel a").click();
    page.locator("#d26").click();
    assertThat(page.locator(".times legend")).hasText("Thursday, 26 November");

    assertThat(number(page, "window.shifts")).isZero();
    assertThat(number(page, "document.querySelectorAll('*').length")).isLessThan(250);
    page.reload();
    var bytes =
        number(
            page,
            """
            performance.getEntriesByType('resource')
                .concat(performance.getEntriesByType('navigation'))
                .reduce((sum, each) => sum + each.encodedBodySize, 0)
            """);
    assertThat(bytes).isLessThan(60_000);
  }

  private static double number(Page page, String script) {
    return ((Number) page.evaluate(script)).doubleValue();
  }

  private static Locator time(Page page, String time) {
    return page.locator(".times label", new Page.LocatorOptions().setHasText(time));
  }

  /** No accessibility fault, nothing beside the screen, and targets large enough for a finger. */
  private static void isFitFor(int width, Page page) {
    assertThat(Axe.violations(page)).as(page.url()).isEmpty();
    assertThat(number(page, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat((List<?>) page.evaluate(TOO_SMALL, width == SMALLEST ? 40 : 44)).isEmpty();
  }

  private Page page(Language language, int width, Consumer<Browser.NewContextOptions> more) {
    var page =
        Browsers.page(
            view -> {
              view.setBaseURL(talk.address().toString())
                  .setLocale(language.locale().toLanguageTag())
                  .setViewportSize(width, 844);
              more.accept(view);
            });
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    return page;
  }
}
