package org.talktous.article;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The article that comes with the service, on its page. */
@BrowserTest
@ServiceTest
class ArticlePageTest {
  private final TalkToUs talk;

  ArticlePageTest(TalkToUs talk) throws IOException {
    this.talk = talk;
    try (InputStream seed = seed()) {
      talk.desk()
          .put("/api/v1/admin/articles/asymmetric-alliances", new JsonMapper().readTree(seed))
          .with(200);
    }
  }

  @SuppressWarnings("NullAway") // it is there
  private static InputStream seed() {
    return ArticlePageTest.class.getResourceAsStream("/seeds/articles/asymmetric-alliances.json");
  }

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(Visit.DESK, Visit.PHONE, Visit.PHONE.andThen(view -> view.setLocale("ru-RU")));
  }

  @ParameterizedTest
  @MethodSource("views")
  void readerReadsMoreAndNothingMovesByItself(Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view);
    visit.open("/articles/asymmetric-alliances");
    visit.isSound();
    assertThat(visit.shift()).isZero();
    assertThat(visit.at(".more section")).isHidden();

    visit.at(".more summary").click();

    assertThat(visit.at(".more section")).isVisible();
    visit.isSound();
    // A section whose title is in another language than the article says so.
    var title = visit.page().locator(".more h3", withText("Опыт России"));
    assertThat(title).isVisible();
    assertThat(title.evaluate("title => title.closest('[lang]').lang")).isEqualTo("ru");
  }

  private static com.microsoft.playwright.Page.LocatorOptions withText(String text) {
    return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
  }

  @Test
  void aPlaceThatMakesNoSenseIsNotShown() {
    var article = talk.given().article().with("abstract", "One two three.");
    var edition = "%08x".formatted("One two three.".hashCode());

    for (var place : List.of("5.3", "3.3", "0.99", "99.100")) {
      var page =
          talk.api().get("/articles/" + article.slug() + "?passage=en." + edition + "." + place);
      assertThat(page.with(200).body()).contains("One two three.");
    }
  }
}
