package org.talktous.panel.snippet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** An admin who puts the panel on a site. */
@ServiceTest
class SnippetPageTest {
  private final TalkToUs talk;

  SnippetPageTest(TalkToUs talk) {
    this.talk = talk;
    talk.desk()
        .put("/api/v1/admin/sites", List.of(Map.of("origin", "https://journal.example")))
        .with(200);
  }

  static List<Arguments> views() {
    return List.of(
        Arguments.of("en", Visit.DESK),
        Arguments.of("ru", Visit.DESK),
        Arguments.of("en", Visit.PHONE),
        Arguments.of("ru", Visit.PHONE));
  }

  @BrowserTest
  @ParameterizedTest
  @MethodSource("views")
  void thePagesAreSoundAndShowThePanelLive(
      String language, Consumer<Browser.NewContextOptions> view) {
    var article = talk.given().article();
    var visit = StaffBrowser.visit(talk, view);

    visit.open("/admin/sites?lang=" + language);
    visit.isSound();
    visit.open("/admin/sites/snippet?article=" + article.slug());
    assertThat(visit.at("talk-to-us .p h2")).isVisible();
    assertThat(visit.at("#snippet")).containsText("data-article=\"" + article.slug() + "\"");
    visit.isSound();
  }

  @Test
  void theSnippetSaysWhatWasChosenAndNothingElse() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    assertThat(admin.get("/admin/sites/snippet").with(200).body())
        .contains(
            "&lt;script src=\""
                + "http://localhost:"
                + talk.address().getPort()
                + "/embed.js\" async&gt;")
        .contains("https://journal.example: not seen yet");
    assertThat(
            admin
                .get(
                    "/admin/sites/snippet?article=10.1%22%3E/x&display=button&language=ru&theme=evil&answers=yes")
                .body())
        .contains(
            "data-article=\"10.1&amp;quot;&gt;/x\" data-display=\"button\" data-lang=\"ru\""
                + " data-answers async")
        .doesNotContain("data-theme");
    talk.api()
        .with("Origin", "https://journal.example")
        .get("/embed/panel?article=" + talk.given().article().slug())
        .with(200);
    assertThat(admin.get("/admin/sites/snippet").body())
        .contains("https://journal.example: last seen Monday, 23 November 2026");
  }

  @Test
  void theLinkForReadersWithoutScriptsLeadsToTheArticleThatTheSnippetNames() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var line = "/admin/sites/snippet?article=10.5555/no-script";
    assertThat(admin.get(line).body()).contains("/articles?doi=10.5555%2Fno-script\"&gt;");
    assertThat(admin.get("/admin/sites/snippet").body()).contains("/articles?doi=DOI\"&gt;");
    talk.api().get("/articles?doi=10.5555%2Fno-script").with(404);
    talk.api().get("/articles?doi=nothing+of+the+kind").with(404);

    talk.desk()
        .put(
            "/api/v1/admin/articles/no-script",
            Map.of("title", "For all", "language", "en", "doi", "10.5555/No-Script"))
        .with(200);

    var led = talk.api().get("/articles?doi=10.5555%2Fno-script").with(303);
    assertThat(led.header("Location")).isEqualTo("/articles/no-script");
    assertThat(admin.get(line).body()).contains("/articles/no-script\"&gt;");
    assertThat(talk.api().get("/articles").with(303).header("Location")).isEqualTo("/");
  }
}
