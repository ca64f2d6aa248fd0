package org.talktous.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Concurrently;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** What the service answers the panel on other sites' pages. */
@ServiceTest
class PanelTest {
  private static final String JOURNAL = "https://journal.example";

  private final TalkToUs talk;

  PanelTest(TalkToUs talk) {
    this.talk = talk;
  }

  @BeforeEach
  void theJournalIsListed() {
    list(true);
  }

  private void list(boolean registers) {
    talk.desk()
        .put(
            "/api/v1/admin/sites",
            List.of(Map.of("origin", JOURNAL, "registersArticles", registers)))
        .with(200);
  }

  @Test
  void theLoaderIsSmallAndShortLivedAndTheRestIsKeptForEver() throws IOException {
    var loader = talk.api().get("/embed.js").with(200);
    assertThat(loader.header("Cache-Control"))
        .isEqualTo("public, max-age=300, stale-while-revalidate=86400");
    var path = Pattern.compile("assets/[0-9a-f]{10}/panel\\.js").matcher(loader.body());
    assertThat(path.find()).isTrue();
    var panel = talk.api().get("/" + path.group()).with(200);
    assertThat(panel.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");

    assertThat(packed(loader)).isLessThanOrEqualTo(1_200);
    assertThat(packed(loader) + packed(panel)).isLessThanOrEqualTo(4_096);
    talk.api().with("If-None-Match", loader.header("ETag")).get("/embed.js").with(304);
  }

  private static int packed(Answer answer) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(answer.bytes());
    }
    return bytes.size();
  }

  @Test
  void anArticleIsNamedBySlugDoiOrAddress() {
    var doi = "10.5555/" + UUID.randomUUID();
    var url = JOURNAL + "/" + UUID.randomUUID();
    var article = talk.given().article().with("doi", doi).with("url", url);

    for (var name :
        List.of(article.slug(), doi, doi.toUpperCase(), "https://doi.org/" + doi, url)) {
      var panel = panel(JOURNAL, name, "ru");
      assertThat(panel.text("/slug")).isEqualTo(article.slug());
      assertThat(panel.text("/words/call")).isEqualTo("Записаться на звонок");
      assertThat(panel.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }

  @Test
  void whoeverIsNotListedIsToldWhy() {
    var refused = panel("https://elsewhere.example", talk.given().article().slug(), "en");

    assertThat(refused.text("/slug")).isEqualTo("null");
    assertThat(refused.text("/refused")).contains("https://elsewhere.example is not on the list");
  }

  @Test
  void theSiteIsSeenByThePanelsQuestions() {
    var article = talk.given().article();
    talk.clock().advance(Duration.ofMinutes(2));
    panel(JOURNAL, article.slug(), "en");

    assertThat(talk.sql().value("select seen_article from site")).isEqualTo(article.slug());
  }

  @Test
  void anUnknownArticleIsRegisteredByWhatItsPageSays() {
    var doi = "10.5555/" + UUID.randomUUID();
    var said = said(doi);
    assertThat(panel(JOURNAL, doi, "en").text("/register")).matches("assets/.*/register\\.js");

    var slug = register(said).with(200).text("/slug");
    assertThat(panel(JOURNAL, doi, "en").text("/slug")).isEqualTo(slug);

    var article = talk.api().get("/api/v1/articles/" + slug).with(200);
    assertThat(article.text("/title")).isEqualTo("On Alliances");
    assertThat(article.text("/language")).isEqualTo("en-US");
    assertThat(article.texts("/sections").size()).isEqualTo(2);
    assertThat(article.text("/sections/1/title")).isEqualTo("Results & discussion");
    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN).get("/admin/sites").body();
    assertThat(desk)
        .contains("On Alliances", "Berg, Anna; Li Chen,", "/admin/articles/edit/" + slug);
  }

  @Test
  void whatStaffWroteStays() {
    var doi = "10.5555/" + UUID.randomUUID();
    var article = talk.given().article().with("doi", doi);
    var before = talk.api().get("/api/v1/articles/" + article.slug()).body();

    assertThat(register(said(doi)).with(200).text("/slug")).isEqualTo(article.slug());
    var bySlug = new HashMap<>(said("10.5555/" + UUID.randomUUID()));
    bySlug.put("article", article.slug());
    register(bySlug).with(200);
    var byDoi = new HashMap<>(said(doi));
    byDoi.put("article", "a-name-of-its-own");
    assertThat(register(byDoi).with(200).text("/slug")).isEqualTo(article.slug());
    talk.api().get("/api/v1/articles/a-name-of-its-own").with(404);

    assertThat(talk.api().get("/api/v1/articles/" + article.slug()).body()).isEqualTo(before);
  }

  @Test
  void aDoiThatOnlyTheSnippetNamesIsTheArticles() {
    var doi = "10.5555/" + UUID.randomUUID();
    var said = new HashMap<>(said(doi));
    said.remove("doi");

    var slug = register(said).with(200).text("/slug");
    assertThat(panel(JOURNAL, "https://doi.org/" + doi, "en").text("/slug")).isEqualTo(slug);
    assertThat(talk.api().get("/api/v1/articles/" + slug).with(200).text("/doi")).isEqualTo(doi);
    assertThat(talk.api().get("/api/v1/articles/" + slug).texts("/authors"))
        .containsExactly("Berg, Anna", "Li Chen");
  }

  @Test
  void twoDoisThatReadAlikeAreTwoArticles() {
    var name = UUID.randomUUID();
    var one = register(said("10.5555/" + name + "_b")).with(200).text("/slug");
    var other = register(said("10.5555/" + name + "-b")).with(200).text("/slug");

    assertThat(other).isNotEqualTo(one).startsWith("article-");
    assertThat(panel(JOURNAL, "10.5555/" + name + "-b", "en").text("/slug")).isEqualTo(other);
  }

  @Test
  void readersWhoComeAtOnceRegisterOneArticle() {
    var said = said("10.5555/" + UUID.randomUUID());

    var slugs = Concurrently.run(8, i -> register(said).with(200).text("/slug"));

    assertThat(new HashSet<>(slugs)).hasSize(1);
  }

  /** A browser names no origin where a page asks for something of its own. */
  @Test
  void aServiceBelowAPathOfTheJournalsOwnAddressServesItsPages() {
    var below = TalkToUs.with(Map.of("talk.public-url", JOURNAL + "/talk"));
    below
        .desk()
        .put("/api/v1/admin/sites", List.of(Map.of("origin", JOURNAL, "registersArticles", true)))
        .with(200);

    assertThat(below.api().get("/embed/panel?article=10.5555/x").with(200).text("/register"))
        .isNotEqualTo("null");
    assertThat(below.sql().value("select seen_article from site")).isEqualTo("10.5555/x");
  }

  @Test
  void onlyPagesOfTheSiteAreRegisteredAndOnlyWhereItMay() {
    var foreign = new HashMap<>(said("10.5555/" + UUID.randomUUID()));
    foreign.put("url", "https://elsewhere.example/article");
    assertThat(register(foreign).with(400).blamed()).containsExactly("url");

    var nameless = new HashMap<>(said("10.5555/" + UUID.randomUUID()));
    nameless.put("title", " ");
    assertThat(register(nameless).with(400).blamed()).containsExactly("title");

    list(false);
    register(said("10.5555/" + UUID.randomUUID())).with(403);
    assertThat(panel(JOURNAL, "10.5555/unknown", "en").text("/refused")).contains("no article");
  }

  @Test
  void aSiteRegistersSoManyADay() {
    var site = UUID.randomUUID() + ".example";
    talk.desk()
        .put(
            "/api/v1/admin/sites",
            List.of(Map.of("origin", "https://" + site, "registersArticles", true)))
        .with(200);
    talk.sql()
        .run(
            """
            with made as (
              insert into article (id, slug, language, updated_at)
              select gen_random_uuid(), 'made-' || gen_random_uuid(), 'en', now()
              from generate_series(1, 200)
              returning id
            )
            insert into registered_article
            select id, ?, timestamptz '2026-11-23 06:00Z' from made
            """,
            "https://" + site);
    var said = new HashMap<>(said("10.5555/" + UUID.randomUUID()));
    said.put("url", "https://" + site + "/article");

    assertThat(api("https://" + site).post("/embed/articles", said).with(429).header("Retry-After"))
        .isEqualTo("86400");
  }

  @Test
  void anEmbeddedPageCarriesLanguageAndZoneInItsLinksAndSetsNoCookie() {
    var article = talk.given().article().withHost("UTC", "daily 09:00-18:00");
    var page =
        talk.api()
            .with("Accept", "text/html")
            .get("/articles/" + article.slug() + "/call?embedded=1&lang=ru&zone=Europe/Moscow")
            .with(200);

    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .contains("Записаться")
        .doesNotContain("<header class=\"top\"")
        .contains("/call?embedded=1&amp;lang=ru&amp;zone=Europe%2FMoscow");
    var sent =
        StaffBrowser.page(talk)
            .post(
                "/articles/" + article.slug() + "/comment?embedded=1&lang=ru&zone=Europe/Moscow",
                StaffBrowser.form(Map.of("kind", "question", "body", "Почему?")))
            .with(303);
    assertThat(sent.header("Location"))
        .matches("/comments/[^?]+\\?sent&embedded=1&lang=ru&zone=Europe%2FMoscow");
    assertThat(sent.header("Set-Cookie")).isEmpty();
  }

  private Answer register(Map<String, Object> said) {
    return api(JOURNAL).post("/embed/articles", said);
  }

  private static Map<String, Object> said(String doi) {
    return Map.of(
        "article",
        doi,
        "doi",
        doi,
        "url",
        JOURNAL + "/articles/1",
        "title",
        " On\n Alliances ",
        "authors",
        List.of("Berg, Anna", " ", "Li\u00ad Chen", "Berg, Anna"),
        "language",
        "en_US",
        "journal",
        "Journal of Parties",
        "sections",
        List.of("Method", "", "Results & discussion", "Method"));
  }

  private Answer panel(String origin, String article, String language) {
    return api(origin)
        .get("/embed/panel?" + StaffBrowser.form(Map.of("article", article, "lang", language)))
        .with(200);
  }

  private Api api(String origin) {
    return talk.api().with("Origin", origin).with("Sec-Fetch-Site", "cross-site");
  }
}
