package org.talktous.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.Axe;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The pages around the features: home, desk, API and errors. */
@BrowserTest
@ServiceTest
class PagesTest {
  private final TalkToUs talk;

  PagesTest(TalkToUs talk) {
    this.talk = talk;
  }

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(Visit.DESK, Visit.PHONE.andThen(view -> view.setLocale("ru-RU")));
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyPageIsSound(Consumer<Browser.NewContextOptions> view) {
    talk.given().article();
    var visit = Visit.to(talk, view);

    assertThat(visit.open("/")).isEqualTo(200);
    assertThat(visit.at(".articles li")).isVisible();
    visit.isSound();
    assertThat(visit.open("/admin")).isEqualTo(200);
    visit.isSound();
    assertThat(visit.open("/nowhere")).isEqualTo(404);
    visit.isSound();
    assertThat(visit.open("/articles/nothing-of-the-kind/call")).isEqualTo(404);
    visit.isSound();
  }

  @Test
  void everyArticleIsReachedByPagesAndBySearch() {
    var journal = "Journal " + UUID.randomUUID();
    for (int i = 0; i < 60; i++) {
      talk.desk()
          .put(
              "/api/v1/admin/articles/paged-" + i,
              Fields.NONE
                  .with("title", "Paged article " + i)
                  .with("language", "en")
                  .with("journal", journal)
                  .with("authors", List.of("Zed " + i + "th, A.")))
          .with(200);
    }
    var visit = Visit.to(talk, Visit.PHONE);
    visit.open("/");
    visit.at("#q").fill(journal);
    visit.button("Search").click();

    assertThat(visit.page().locator(".articles li")).hasCount(50);
    visit.isSound();
    visit.link("Next page").click();
    assertThat(visit.page().locator(".articles li")).hasCount(10);
    assertThat(visit.at("#q")).hasValue(journal);
    visit.at("#q").fill("zed 7th");
    visit.button("Search").click();
    visit.link("Paged article 7").waitFor();
    assertThat(visit.page().locator(".articles li")).hasCount(1);
    visit.at("#q").fill("Paged%7");
    visit.button("Search").click();
    visit.reads("Articles");
    assertThat(visit.page().locator(".articles li")).hasCount(0);
    visit.isSound();
  }

  @Test
  void theApiCanBeBrowsed() {
    var visit = Visit.to(talk);
    visit.open("/api");

    visit.at(".opblock").waitFor();
    assertThat(visit.page().locator(".opblock-summary-path[data-path='/api/v1/bookings']"))
        .isVisible();
    visit.at(".opblock-summary-control").click();
    visit.at(".opblock-body").waitFor();
    assertThat(visit.complaints()).isEmpty();
  }

  /** What Swagger UI makes of the page is its own; what it is made of is ours. */
  @Test
  void theApiPageCanBeReadBeforeOrWithoutItsScripts() {
    var visit = Visit.to(talk);
    visit.page().route("**/*.js", Route::abort);
    visit.open("/api");

    visit.reads("The API");
    assertThat(visit.link("The OpenAPI document")).hasAttribute("href", "/openapi.yml");
    assertThat(Axe.violations(visit.page())).isEmpty();
  }
}
