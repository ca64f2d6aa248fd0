package org.talktous.article;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** What opens over a page moves nothing on it. */
@BrowserTest
@ServiceTest
class StillPageTest {
  /** Where everything stands that can be seen, but for what opens over the page. */
  private static final String PLACES =
      """
      opened => [...document.querySelectorAll("body *")]
          .filter(each => each.checkVisibility() && !each.closest(opened))
          .map(each => [each, each.getBoundingClientRect()])
          .map(([each, box]) => `${each.tagName} ${each.className}: ${box.x} ${box.y} ${box.width} ${box.height}`)
      """;

  private static final String SELECT =
      """
      block => {
        const range = document.createRange();
        range.selectNodeContents(block);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      }
      """;

  private final TalkToUs talk;
  private final GivenArticle article;

  StillPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("abstract", "Weak partners add little.\n\nStrong ones leave.")
            .with("highlights", List.of("They gain.", "They lose.", "They stay."))
            .with("summary", "A summary of it.\n\nAnd more of that.")
            .withHost("UTC", "tuesday 10:00-12:00");
  }

  static List<Consumer<Browser.NewContextOptions>> windows() {
    return List.of(Visit.DESK, view -> view.setViewportSize(1600, 1000), Visit.PHONE);
  }

  private static Object places(Visit visit, String opened) {
    return visit.page().evaluate(PLACES, opened);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void selectingAPassageMovesNothing(Consumer<Browser.NewContextOptions> window) {
    var visit = Visit.to(talk, window);
    visit.open("/articles/" + article.slug());
    if (visit.at(".more summary").count() > 0) {
      visit.at(".more summary").click();
    }
    var before = places(visit, "#ask");
    var blocks = visit.page().locator("[data-at]");
    assertThat(blocks.count()).isGreaterThan(4);

    for (int i = 0; i < blocks.count(); i++) {
      blocks.nth(i).evaluate(SELECT);
      assertThat(visit.at("#ask")).isVisible();
      assertThat(visit.page().locator("[data-at] ~ #ask")).hasCount(1);

      assertThat(places(visit, "#ask")).as(blocks.nth(i).innerText()).isEqualTo(before);
      visit.page().evaluate("getSelection().removeAllRanges()");
      assertThat(visit.at("#ask")).isHidden();
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void openingTheMenuOfTheAccountMovesNothing(Consumer<Browser.NewContextOptions> window) {
    var visit = StaffBrowser.visit(talk, window);
    for (var page : List.of("/admin", "/admin/calls", "/admin/inbox")) {
      visit.open(page);
      var before = places(visit, ".account ul");

      visit.at(".account summary").click();

      assertThat(visit.at(".account ul")).isVisible();
      assertThat(places(visit, ".account ul")).as(page).isEqualTo(before);
    }
  }
}
