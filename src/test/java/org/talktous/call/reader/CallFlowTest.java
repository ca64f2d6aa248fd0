package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.call.booking.Booked;
import org.talktous.call.booking.CallWords;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/**
 * A reader books a call, moves it and cancels it in a browser. It is Monday, 2026-11-23, 11:00 in
 * Moscow, where the host takes calls on Tuesdays from 10 to 12.
 */
@BrowserTest
@ServiceTest
class CallFlowTest {
  private final TalkToUs talk;
  private final GivenArticle article;

  CallFlowTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("Europe/Moscow", "tuesday 10:00-12:00");
  }

  static List<Arguments> readers() {
    return List.of(
        Arguments.of(CallWords.ENGLISH, Visit.DESK),
        Arguments.of(CallWords.ENGLISH, Visit.PHONE),
        Arguments.of(CallWords.RUSSIAN, Visit.DESK),
        Arguments.of(CallWords.RUSSIAN, Visit.PHONE));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void readerBooksMovesAndCancelsACall(CallWords said, Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view.andThen(said.inMoscow()));

    opensTheBookingPage(visit, said);
    assertThat(visit.at("html")).hasAttribute("lang", said.language());
    books(visit, said);
    moves(visit, said);
    cancels(visit, said);

    assertThat(visit.where()).doesNotContain("?");
    assertThat(Booked.about(article).only().at("/status").asText()).isEqualTo("cancelled");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void readerDoesTheSameWithScriptsOff(CallWords said, Consumer<Browser.NewContextOptions> view) {
    var visit =
        Visit.to(talk, view.andThen(said.inMoscow()).andThen(it -> it.setJavaScriptEnabled(false)));

    opensTheBookingPage(visit, said);
    // No script tells the server where the browser lives; the reader does.
    visit.at("#zone").click();
    visit.at("select").selectOption("Europe/Moscow");
    visit.at("form.zone button").click();
    books(visit, said);
    moves(visit, said);
    cancels(visit, said);

    assertThat(Booked.about(article).only().at("/status").asText()).isEqualTo("cancelled");
  }

  private void opensTheBookingPage(Visit visit, CallWords said) {
    visit.open("/articles/" + article.slug());
    looksAt(visit);
    visit.link(said.schedule()).click();
    visit.reads(said.title());
  }

  private static void books(Visit visit, CallWords said) {
    visit.at("#next").click();
    visit.link(said.tuesday()).click();
    visit.time("10:30").check();
    visit.field(said.name()).fill("Anna Reader");
    visit.field(said.email()).fill(Reader.newAddress());
    presses(visit, said.book());

    visit.reads(said.booked());
    looksAt(visit);
    var file = visit.page().request().get(visit.link(said.file()).getAttribute("href"));
    assertThat(file.headers().get("content-type")).startsWith("text/calendar");
    assertThat(file.text()).contains("DTSTART:20261201T073000Z");
  }

  private static void moves(Visit visit, CallWords said) {
    visit.link(said.move()).click();
    visit.reads(said.moving());
    assertThat(visit.page().locator(".days a[href*='2026-12-01']"))
        .hasAttribute("aria-current", "true");
    visit.time("11:00").check();
    presses(visit, said.moveTo());

    visit.reads(said.moved());
    assertThat(visit.at(".moment b")).hasText("11:00–11:30");
    looksAt(visit);
  }

  private static void cancels(Visit visit, CallWords said) {
    visit.at(".cancel summary").click();
    assertThat(visit.at(".cancel summary")).hasText(said.cancel());
    looksAt(visit);
    visit.button(said.yes()).click();

    visit.reads(said.cancelled());
    looksAt(visit);
  }

  /** The button says what it does, once a script can follow the choice. */
  private static void presses(Visit visit, String name) {
    Locator button = visit.at("#book-button");
    if (visit.runsScripts()) {
      assertThat(button).hasText(name);
    }
    looksAt(visit);
    button.click();
  }

  private static void looksAt(Visit visit) {
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }
}
