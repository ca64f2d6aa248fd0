package org.talktous.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What people meet at the door and where they went wrong. */
@ServiceTest
class ErrorPagesTest {
  private final TalkToUs talk;
  private final Api browser;

  ErrorPagesTest(TalkToUs talk) {
    this.talk = talk;
    this.browser = talk.api().with("Accept", "text/html,*/*;q=0.8").with("Accept-Language", "en");
  }

  @Test
  void errorsAreToldInWordsWithNothingOfTheInside() {
    assertThat(said(browser.get("/nowhere").with(404))).contains("There is no such page");
    assertThat(said(browser.send("PUT", "/", "x").with(405))).contains("This page cannot do that");
    assertThat(said(form("/articles/x/call", "a".repeat(300_000)).with(413)))
        .contains("This is too much");
    assertThat(said(browser.post("/articles/x/call", "{}").with(415)))
        .contains("We cannot read this");
    assertThat(said(browser.with("Accept-Language", "ru").get("/nowhere").with(404)))
        .contains("Такой страницы нет");
  }

  @Test
  void programsAreToldInProblemDetails() {
    assertThat(talk.api().get("/api/v1/articles/nothing").with(404).problem())
        .isEqualTo("not-found");
  }

  @Test
  void homeListsArticlesInTheVisitorsLanguage() {
    // The latest stand first, and other tests have made more than a page holds.
    talk.clock().advance(Duration.ofDays(365));
    var article =
        talk.given()
            .article()
            .with(
                "translations",
                java.util.Map.of("ru", java.util.Map.of("title", "Статья по-русски")));

    assertThat(browser.get("/").with(200).body())
        .contains("href=\"/articles/" + article.slug() + "\"")
        .doesNotContain("Статья по-русски");
    assertThat(browser.get("/?lang=ru").with(200).body())
        .contains("<html lang=\"ru\">", "Статья по-русски");
  }

  @Test
  void aChosenLanguageIsRemembered() {
    var chosen = browser.get("/?lang=ru").with(200);

    assertThat(chosen.header("Set-Cookie")).contains("lang=ru", "SameSite=Lax", "Max-Age=31536000");
    assertThat(browser.with("Cookie", "lang=ru").get("/").body()).contains("<html lang=\"ru\">");
  }

  @Test
  void crawlersAreKeptFromWhatIsPersonal() {
    assertThat(talk.api().get("/robots.txt").with(200).body())
        .contains("Disallow: /calls/", "Disallow: /admin");
  }

  @Test
  void assetsAreKeptForEverUnderTheAddressOfTheirContent() {
    var address =
        browser.get("/").body().replaceAll("(?s).*\"(/assets/[^\"]+talk\\.css)\".*", "$1");
    var css = talk.api().with("Accept-Encoding", "gzip").get(address).with(200);

    assertThat(css.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
    assertThat(css.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(css.header("Cache-Control")).contains("immutable");
    assertThat(
            talk.api()
                .with("Accept-Encoding", "gzip")
                .with("If-None-Match", css.header("ETag"))
                .get(address)
                .with(304)
                .bytes())
        .isEmpty();
    assertThat(talk.api().get("/assets/0000000000/talk.css").with(200).header("Cache-Control"))
        .isEqualTo("no-cache");
    talk.api().get("/assets/0000000000/nothing.css").with(404);
  }

  private Answer form(String path, String body) {
    return browser.with("Content-Type", "application/x-www-form-urlencoded").post(path, body);
  }

  private static String said(Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.body()).doesNotContain("Exception", "org.talktous", "io.micronaut");
    return answer.body();
  }
}
