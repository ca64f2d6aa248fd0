package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The booking page without a mouse. */
@BrowserTest
@ServiceTest
class CallPageKeyboardTest {
  private final Visit visit;

  CallPageKeyboardTest(TalkToUs talk) {
    var article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
    this.visit = Visit.to(talk);
    visit.open("/articles/" + article.slug() + "/call");
  }

  @Test
  void theKeyboardAloneBooksACall() {
    visit.press("Tab");
    assertThat(visit.isIn(visit.at(".skip"))).isTrue();
    assertThat(visit.at(".skip")).isInViewport();
    visit.press("Enter", "Tab");
    assertThat(visit.isIn(visit.at(".what a"))).isTrue();
    visit.press("Tab");
    assertThat(visit.isIn(visit.at("#zone"))).isTrue();
    visit.press("Tab");
    // There is nothing before this month, so the way there is skipped.
    assertThat(visit.isIn(visit.at("#next"))).isTrue();
    visit.press("Tab");
    assertThat(visit.isIn(visit.at("#d24"))).isTrue();
    visit.press("Tab", "Space");
    assertThat(visit.isIn(visit.time("10:00"))).isTrue();
    visit.press("ArrowDown", "ArrowRight", "ArrowLeft");
    assertThat(visit.time("10:30")).isChecked();
    visit.press("Tab");
    visit.page().keyboard().type("Anna Reader");
    visit.press("Tab");
    visit.page().keyboard().type(Reader.newAddress());
    visit.press("Tab", "Tab");
    assertThat(visit.isIn(visit.link("More on privacy"))).isTrue();
    visit.press("Tab");
    assertThat(visit.isIn(visit.button("Book 10:30, Tuesday 24 November"))).isTrue();
    visit.press("Enter");

    visit.reads("Your call is booked");
  }

  @Test
  void theFocusStaysWhereItWasWhenTheMonthOrTheDayChanges() {
    visit.field("Your name").fill("Anna");
    visit.at("#next").focus();
    visit.press("Enter");
    visit.page().locator("h3:text('December 2026')").waitFor();
    visit.settles();
    assertThat(visit.isIn(visit.at("#next"))).isTrue();

    visit.at("#d8").focus();
    visit.press("Enter");
    visit.page().locator("#d8[aria-current]").waitFor();
    visit.settles();
    assertThat(visit.isIn(visit.at("#d8"))).isTrue();
    assertThat(visit.at("#said")).hasText("4 free times on Tuesday, 8 December");

    visit.at("#previous").focus();
    visit.press("Enter");
    visit.page().locator("h3:text('November 2026')").waitFor();
    visit.settles();
    assertThat(visit.field("Your name")).hasValue("Anna");
    // There is no month before this one, but the focus need not be lost for it.
    assertThat(visit.isIn(visit.at("body"))).isFalse();
  }

  @Test
  void theFocusIsSeenWhereverItGoes() {
    for (int i = 0; i < 12; i++) {
      visit.press("Tab");
      assertThat((String) visit.page().evaluate(RING)).as("stop %d", i).isEqualTo("3px solid");
    }
  }

  /** Radios lie unseen over their labels, which wear the ring for them. */
  private static final String RING =
      """
      () => {
        const focused = document.activeElement;
        const shown = focused.type === 'radio' ? focused.closest('label') : focused;
        const style = getComputedStyle(shown);
        return style.outlineWidth + ' ' + style.outlineStyle;
      }
      """;
}
