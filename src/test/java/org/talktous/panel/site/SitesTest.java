package org.talktous.panel.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Who may embed the panel: the list, and what follows it. */
@ServiceTest
class SitesTest {
  private static final String SITES = "/api/v1/admin/sites";
  private static final String JOURNAL = "https://journal.example";
  private static final Fields COMMENT = Fields.NONE.with("kind", "question").with("body", "Why?");

  private final TalkToUs talk;

  SitesTest(TalkToUs talk) {
    this.talk = talk;
  }

  @AfterEach
  void nobodyMayEmbed() {
    talk.desk().put(SITES, List.of()).with(200);
  }

  @Test
  void theListIsReplacedWholeAndRecorded() {
    var written = list(site(JOURNAL, true), Map.of("origin", "http://localhost:8081"));

    assertThat(written.items("")).hasSize(2);
    var read = talk.desk().get(SITES).with(200);
    assertThat(read.text("/0/origin")).isEqualTo("http://localhost:8081");
    assertThat(read.at("/0/registersArticles").asBoolean()).isFalse();
    assertThat(read.at("/1/registersArticles").asBoolean()).isTrue();
    assertThat(
            talk.sql()
                .value(
                    "select cast(after as text) from audit where action = 'sites.changed' order by"
                        + " id desc limit 1"))
        .asString()
        .contains(JOURNAL);
    list(site(JOURNAL, false));
    assertThat(talk.desk().get(SITES).items("")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal.example",
        "https://journal.example/",
        "https://journal.example/articles",
        "https://Journal.example",
        "https://journal.example:443",
        "http://journal.example:80",
        "https://journal.example:0",
        "https://*.example",
        "https://a.example https://b.example",
        "https://a.example;script-src *",
        "https://reader@journal.example",
        "https://журнал.example",
        "ftp://journal.example",
        "null",
        "*",
        ""
      })
  void whatIsNoOriginIsRefusedByItsPlace(String origin) {
    var refused =
        talk.desk().put(SITES, List.of(site(JOURNAL, false), site(origin, false))).with(400);

    assertThat(refused.blamed()).containsExactly("[1].origin");
    assertThat(talk.desk().get(SITES).items("")).isEmpty();
  }

  @Test
  void anOriginStandsThereOnce() {
    var twice = talk.desk().put(SITES, List.of(site(JOURNAL, false), site(JOURNAL, true)));

    assertThat(twice.with(400).blamed()).containsExactly("[1].origin");
  }

  @Test
  void readersPagesAreFramedByListedSitesAtOnceOnEveryReplica() {
    var article = talk.given().article();
    var replica = talk.replica(Map.of());
    try {
      for (var api : List.of(talk.api(), replica.api())) {
        assertThat(ancestors(api, "/articles/" + article.slug() + "/call")).isEqualTo("'self'");
      }
      list(site(JOURNAL, false), site("http://localhost:8081", false));
      for (var api : List.of(talk.api(), replica.api())) {
        for (var page : List.of("", "/call", "/comment", "/survey")) {
          assertThat(ancestors(api, "/articles/" + article.slug() + page))
              .isEqualTo("'self' http://localhost:8081 https://journal.example");
        }
      }
      list();
      assertThat(ancestors(replica.api(), "/articles/" + article.slug())).isEqualTo("'self'");
    } finally {
      replica.stop();
    }
  }

  @Test
  void theDeskIsFramedByNobody() {
    list(site(JOURNAL, false));
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    for (var page : List.of("/admin", "/admin/sites", "/admin/inbox")) {
      assertThat(ancestors(admin, page)).isEqualTo("'self'");
    }
    assertThat(ancestors(StaffBrowser.page(talk), "/admin/sign-in")).isEqualTo("'self'");
  }

  @Test
  void listedSitesUseTheReadersApiWithoutCredentials() {
    var article = "/api/v1/articles/" + talk.given().article().slug();
    var journal = talk.api().with("Origin", JOURNAL).with("Sec-Fetch-Site", "cross-site");

    assertThat(journal.get(article).with(200).header("Access-Control-Allow-Origin")).isEmpty();
    journal.post(article + "/comments", COMMENT).with(403);

    list(site(JOURNAL, false));
    var read = journal.get(article).with(200);
    assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(JOURNAL);
    assertThat(read.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(read.response().headers().allValues("Vary")).anyMatch(it -> it.contains("Origin"));
    var written = journal.post(article + "/comments", COMMENT).with(201);
    assertThat(written.header("Access-Control-Allow-Origin")).isEqualTo(JOURNAL);
    var refused = journal.post(article + "/comments", Fields.NONE).with(400);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(JOURNAL);

    list();
    journal.post(article + "/comments", COMMENT).with(403);
  }

  @Test
  void aBrowserIsToldBeforehandWhatItMaySend() {
    list(site(JOURNAL, false));
    var path = "/api/v1/articles/" + talk.given().article().slug() + "/comments";

    var allowed = preflight(JOURNAL, path);
    assertThat(allowed.status()).isEqualTo(204);
    assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(JOURNAL);
    assertThat(allowed.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(allowed.header("Access-Control-Allow-Headers"))
        .contains("Idempotency-Key", "Accept", "If-None-Match");
    assertThat(allowed.header("Access-Control-Expose-Headers")).contains("ETag", "Link");
    assertThat(preflight("https://elsewhere.example", path).header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void nothingOfStaffIsForOtherSites() {
    list(site(JOURNAL, true));
    var desk = talk.desk().with("Origin", JOURNAL).with("Sec-Fetch-Site", "cross-site");

    desk.put(SITES, List.of()).with(403);
    assertThat(desk.get(SITES).with(200).header("Access-Control-Allow-Origin")).isEmpty();
    desk.post("/api/v1/sessions", Fields.NONE).with(403);
    talk.api()
        .with("Origin", JOURNAL)
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post("/admin/sign-in", "email=a")
        .with(403);
    assertThat(preflight(JOURNAL, SITES).header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void anAdminAddsASiteByAnyAddressOfItAndRemovesIt() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var name = UUID.randomUUID() + ".example";

    post(admin, "/admin/sites", Map.of("origin", "https://" + name + ":443/articles?x")).with(303);
    assertThat(admin.get("/admin/sites").body()).contains("https://" + name + "<");
    assertThat(registers("https://" + name)).isFalse();
    post(admin, "/admin/sites", Map.of("origin", name, "registersArticles", "on")).with(303);
    assertThat(registers("https://" + name)).isTrue();
    post(admin, "/admin/sites/removal", Map.of("origin", "https://" + name)).with(303);
    assertThat(talk.desk().get(SITES).items("")).isEmpty();

    post(admin, "/admin/sites", Map.of("origin", "Журнал.рф/статьи")).with(303);
    assertThat(talk.desk().get(SITES).text("/0/origin")).isEqualTo("https://xn--80alqgor.xn--p1ai");
    list();

    var wrong = post(admin, "/admin/sites", Map.of("origin", "https://a b\"")).with(422);
    assertThat(wrong.body()).contains("Enter the address of a site", "https://a b&#34;");
  }

  private boolean registers(String origin) {
    return talk.desk().get(SITES).items("").stream()
        .filter(each -> each.at("/origin").asText().equals(origin))
        .anyMatch(each -> each.at("/registersArticles").asBoolean());
  }

  private static Answer post(Api who, String path, Map<String, String> form) {
    return who.send("POST", path, StaffBrowser.form(form));
  }

  private Answer preflight(String origin, String path) {
    return talk.api()
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "POST")
        .send("OPTIONS", path, "");
  }

  private static String ancestors(Api api, String path) {
    var policy = api.with("Accept", "text/html").get(path).header("Content-Security-Policy");
    return policy.replaceFirst(".*frame-ancestors ", "");
  }

  @SafeVarargs
  private Answer list(Map<String, Object>... sites) {
    return talk.desk().put(SITES, List.of(sites)).with(200);
  }

  private static Map<String, Object> site(String origin, boolean registers) {
    return Map.of("origin", origin, "registersArticles", registers);
  }
}
