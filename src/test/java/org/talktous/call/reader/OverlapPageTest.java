package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** A reader who is about to book two calls at the same time hears of it, and may go on. */
@BrowserTest
@ServiceTest
class OverlapPageTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final String email = Reader.newAddress();
  private final GivenCall other;

  OverlapPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
    var booked =
        Reader.request(
                talk.given().article().withHost("UTC", "tuesday 10:00-12:00"),
                "2026-11-24T10:00:00Z")
            .with("email", email);
    this.other = new GivenCall(talk.reader(), talk.reader().tries(booked).with(201));
  }

  static List<Arguments> readers() {
    return List.of(
        Arguments.of("en-GB", "You already have a call at that time", "Book this call too"),
        Arguments.of("ru-RU", "На это время вы уже записаны", "Записаться и на этот звонок"));
  }

  private Visit refused(Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view);
    visit.open("/articles/" + article.slug() + "/call?zone=UTC&day=2026-11-24");
    visit.time("10:00").check();
    visit.at("#name").fill("Anna Reader");
    visit.at("#email").fill(email);
    assertThat(visit.page().waitForNavigation(() -> visit.at("#book-button").click()).status())
        .isEqualTo(409);
    return visit;
  }

  @ParameterizedTest
  @MethodSource("readers")
  void theOtherCallIsNamedAndThisOneCanBeBookedToo(String locale, String hint, String button) {
    var visit = refused(Visit.PHONE.andThen(view -> view.setLocale(locale)));

    assertThat(visit.at("#refusal")).containsText(hint);
    assertThat(visit.at("#refusal")).containsText(other.reference());
    assertThat(visit.isIn(visit.at("#refusal"))).isTrue();
    assertThat(visit.at("#email")).hasValue(email);
    visit.isSound();
    visit.button(button).click();
    visit.at(".moment").waitFor();
    assertThat(article.slotsOn("2026-11-24")).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void anotherTimeIsBookedAsEverWithScriptsOff(String locale, String hint, String button) {
    var visit = refused(view -> view.setLocale(locale).setJavaScriptEnabled(false));
    assertThat(visit.button(button)).isVisible();

    visit.time("11:00").check();
    visit.at("#book-button").click();

    visit.at(".moment").waitFor();
    assertThat(visit.at(".moment b")).hasText("11:00–11:30");
  }
}
