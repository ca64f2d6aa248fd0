package org.talktous.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Admins keep the articles at the desk. */
@BrowserTest
@ServiceTest
class ArticleDeskTest {
  private final TalkToUs talk;
  private final String slug = "article-" + UUID.randomUUID();

  ArticleDeskTest(TalkToUs talk) {
    this.talk = talk;
  }

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(
        view -> view.setLocale("en-GB"),
        Visit.PHONE.andThen(view -> view.setLocale("ru-RU")),
        view -> view.setLocale("en-GB").setJavaScriptEnabled(false));
  }

  @ParameterizedTest
  @MethodSource("views")
  void anArticleIsAddedFoundAndChanged(Consumer<Browser.NewContextOptions> view) {
    var host = talk.given().host("UTC");
    var visit = StaffBrowser.visit(talk, view);
    visit.open("/admin/articles/new");
    sound(visit);
    visit.at("#slug").fill(slug);
    visit.at("#title").fill("A title 100% its own " + slug);
    visit.at("#section-0-title").fill("Results");
    visit.at("#section-0-id").fill("results");
    visit.at("input[value='" + host.id() + "']").check();
    visit.at(".form .do").click();
    visit.at(".said").waitFor();

    visit.open("/admin/articles?q=100%25+its+own+" + slug);
    assertThat(visit.page().locator("tbody tr").count()).isOne();
    sound(visit);
    visit.at("tbody a").click();
    assertThat(visit.at("#section-0-title").inputValue()).isEqualTo("Results");
    assertThat(visit.at("input[value='" + host.id() + "']").isChecked()).isTrue();
    sound(visit);
    visit.at("#section-1-title").fill("Methods");
    visit.at("#section-1-id").fill("results");
    visit.at(".form .do").click();
    visit.at("#refusal").waitFor();
    sound(visit);
    visit.at("#section-1-id").fill("methods");
    visit.at(".form .do").click();
    visit.at(".said").waitFor();

    assertThat(talk.api().get("/api/v1/articles/" + slug).with(200).items("/sections"))
        .extracting(section -> section.at("/id").asText())
        .containsExactly("results", "methods");
    visit.open("/admin/articles?q=nothing-is-called-so");
    assertThat(visit.at(".nothing").isVisible()).isTrue();
  }

  private static void sound(Visit visit) {
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }

  @Test
  void whatTheFormDoesNotShowStays() {
    talk.desk()
        .put(
            "/api/v1/admin/articles/" + slug,
            Fields.NONE
                .with("title", "Own")
                .with("language", "en")
                .with("highlights", List.of("First", "Second"))
                .with("translations", Map.of("ru", Map.of("title", "Своё"))))
        .with(200);
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var path = "/admin/articles/edit/" + slug;
    var mark = StaffBrowser.hidden(admin.get(path), "mark");

    admin
        .send(
            "POST",
            path,
            StaffBrowser.form(
                Map.of(
                    "title", "Changed",
                    "language", "en",
                    "highlights", "First\r\nThird",
                    "mark", mark)))
        .with(303);

    var russian = talk.api().with("Accept-Language", "ru").get("/api/v1/articles/" + slug);
    assertThat(russian.with(200).text("/title")).isEqualTo("Своё");
    var own = talk.api().get("/api/v1/articles/" + slug).with(200);
    assertThat(own.text("/title")).isEqualTo("Changed");
    assertThat(own.texts("/highlights")).containsExactly("First", "Third");
    assertThat(
            talk.sql()
                .value(
                    """
                    select before ->> 'title' || ' ' || (after ->> 'title')
                    from audit
                    where subject = ?
                    order by id desc
                    limit 1
                    """,
                    "article/" + slug))
        .isEqualTo("Own Changed");
  }

  @Test
  void authorsDateKeywordsAndIssnAreKeptAndShown() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var filled =
        Map.of(
            "slug", slug,
            "title", "Title",
            "language", "en",
            "doi", "https://doi.org/10.5555/ABC(1)",
            "authors", "Ada One\r\nБорис Два",
            "keywords", "graphs\r\ntrees",
            "issn", "1234-567X\r\n2049-3630",
            "published", "2024-05-01");
    admin.send("POST", "/admin/articles", StaffBrowser.form(filled)).with(303);

    var article = talk.api().get("/api/v1/articles/" + slug).with(200);
    assertThat(article.text("/doi")).isEqualTo("10.5555/ABC(1)");
    assertThat(article.texts("/authors")).containsExactly("Ada One", "Борис Два");
    assertThat(article.texts("/keywords")).containsExactly("graphs", "trees");
    assertThat(article.texts("/issn")).containsExactly("1234-567X", "2049-3630");
    assertThat(article.text("/published")).isEqualTo("2024-05-01");
    assertThat(talk.api().with("Accept-Language", "ru").get("/articles/" + slug).with(200).body())
        .contains("Ada One, Борис Два", "1 мая 2024 г.", "ISSN: 1234-567X, 2049-3630", "graphs");
    // What the form shows is what it sends back: nothing is lost.
    assertThat(admin.get("/admin/articles/edit/" + slug).with(200).body())
        .contains("Ada One\nБорис Два", "graphs\ntrees", "1234-567X\n2049-3630", "2024-05-01");
    talk.api().get("/articles/" + slug).with(200);
    var wrong = new HashMap<>(filled);
    wrong.put("issn", "1234");
    wrong.put("published", "2024-02-30");
    assertThat(admin.send("POST", "/admin/articles", StaffBrowser.form(wrong)).with(422).body())
        .contains("An ISSN looks like 2049-3630.", "Write a date, a month or a year");
  }

  @Test
  void theFormSaysWhatIsWrongBesideItsField() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    talk.given().article();

    var wrong =
        admin
            .send(
                "POST",
                "/admin/articles",
                StaffBrowser.form(
                    Map.of(
                        "slug", slug,
                        "title", "",
                        "language", "klingonish-x",
                        "doi", "182",
                        "section-3-id", "no blanks here",
                        "host-0", "nobody")))
            .with(422);
    var taken =
        admin
            .send("POST", "/admin/articles", StaffBrowser.form(Map.of("slug", "Bad Slug")))
            .with(422);
    admin.send("POST", "/admin/articles", "").with(422);
    admin.send("POST", "/admin/articles", "slug=" + slug + "&title=%00&language=en").with(422);

    assertThat(wrong.body()).contains("value=\"182\"").contains("id=\"refusal\"");
    assertThat(taken.body()).contains("The address may hold");
    admin.get("/admin/articles/edit/no-such-article").with(404);
    talk.api().get("/api/v1/articles/" + slug).with(404);
  }
}
