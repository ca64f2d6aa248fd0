package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** A mistyped address is noticed while it is typed, and corrected when the call is booked. */
@BrowserTest
@ServiceTest
class AddressPageTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final String wrong = Reader.newAddress();
  private final String right = Reader.newAddress();

  AddressPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
  }

  /** What the page says in a language. */
  record Words(
      String locale, String open, String field, String button, String corrected, String title) {}

  private static final Words ENGLISH =
      new Words(
          "en-GB",
          "Correct the address",
          "Your correct email address",
          "Correct it and send the invitation",
          "Your address is corrected",
          "The address is not corrected yet");
  private static final Words RUSSIAN =
      new Words(
          "ru-RU",
          "Исправить адрес",
          "Правильный адрес почты",
          "Исправить и послать приглашение",
          "Адрес исправлен",
          "Адрес пока не исправлен");

  static List<Arguments> readers() {
    return List.of(
        Arguments.of(ENGLISH, Visit.DESK),
        Arguments.of(ENGLISH, Visit.PHONE),
        Arguments.of(RUSSIAN, Visit.PHONE));
  }

  private Visit booked(Consumer<Browser.NewContextOptions> view) {
    var request = Reader.request(article, "2026-11-24T10:00:00Z").with("email", wrong);
    var token = talk.reader().tries(request).with(201).text("/token");
    var visit = Visit.to(talk, view);
    visit.open("/calls/" + token + "?booked");
    return visit;
  }

  @ParameterizedTest
  @MethodSource("readers")
  void theConfirmationShowsTheAddressAndCorrectsIt(
      Words words, Consumer<Browser.NewContextOptions> view) {
    corrects(booked(view.andThen(it -> it.setLocale(words.locale()))), words);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void theSameWithScriptsOff(Words words, Consumer<Browser.NewContextOptions> view) {
    corrects(
        booked(view.andThen(it -> it.setLocale(words.locale()).setJavaScriptEnabled(false))),
        words);
  }

  private void corrects(Visit visit, Words words) {
    var before = visit.path();
    assertThat(visit.at(".next")).containsText(wrong);
    assertThat(visit.at(".address")).hasText(wrong);
    looksAt(visit);

    visit.page().getByText(words.open()).click();
    looksAt(visit);
    visit.field(words.field()).fill("anna@nowhere");
    visit.button(words.button()).click();
    visit.reads(words.title());
    assertThat(visit.field(words.field())).hasValue("anna@nowhere");
    assertThat(visit.field(words.field())).isVisible();
    assertThat(visit.isIn(visit.at("#refusal"))).isTrue();
    looksAt(visit);

    visit.field(words.field()).fill(right);
    visit.button(words.button()).click();
    visit.reads(words.corrected());
    assertThat(visit.at(".next")).containsText(right);
    assertThat(visit.at(".address")).hasText(right);
    assertThat(visit.path()).isNotEqualTo(before);
    looksAt(visit);
    assertThat(visit.open(before)).isEqualTo(404);
  }

  private static void looksAt(Visit visit) {
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }

  private Visit form(String page) {
    var visit = Visit.to(talk, Visit.PHONE);
    visit.open("/articles/" + article.slug() + page);
    return visit;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/call", "/comment"})
  void aMisspelledDomainIsAskedAboutAndMendedByOnePress(String page) {
    var visit = form(page);
    visit.at("#email").fill("anna+x@gmial.com");
    visit.press("Tab");

    var suggestion = visit.button("Did you mean anna+x@gmail.com?");
    assertThat(suggestion).isVisible();
    visit.isSound();
    suggestion.click();

    assertThat(visit.at("#email")).hasValue("anna+x@gmail.com");
    assertThat(visit.isIn(visit.at("#email"))).isTrue();
    assertThat(visit.page().locator(".suggestion button")).hasCount(0);
  }

  @Test
  void itIsAskedOfWhatIsMisspelledAlone() {
    var visit = form("/call");
    for (var address :
        List.of("anna@gmail.com", "anna@mail.com", "anna@mai.ru", "anna@example.org", "anna", "")) {
      visit.at("#email").fill(address);
      visit.press("Tab");
      assertThat(visit.page().locator(".suggestion button")).hasCount(0);
    }
    visit.at("#email").fill("anna@journal.example.con");
    visit.press("Tab");
    assertThat(visit.button("Did you mean anna@journal.example.com?")).isVisible();
  }

  @Test
  void whoMeansItBooksWithThePressThatTheyAreAt() {
    var visit = form("/call?zone=UTC&day=2026-11-24");
    visit.time("10:00").check();
    visit.field("Your name").fill("Anna Reader");
    visit.at("#email").click();
    visit.page().keyboard().type("anna@gmial.com");
    visit.at("#book-button").click();

    visit.reads("Your call is booked");
    assertThat(visit.at(".address")).hasText("anna@gmial.com");
  }
}
