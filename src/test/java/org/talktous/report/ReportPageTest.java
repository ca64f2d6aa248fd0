package org.talktous.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Api;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The page of the reports, as an admin sees it. */
@BrowserTest
@ServiceTest
class ReportPageTest {
  private static final Pattern LINK =
      Pattern.compile("<a\\s+href=\"(/admin/reports/rows[^\"]*)\"\\s*>\\s*([0-9,]+)\\s*</a>");

  private final TalkToUs talk;
  private final GivenArticle article;

  ReportPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article();
    var asked = Asked.of(article.slug(), "2026-11-10T10:00:00Z");
    new ReportFixture(talk)
        .insert(
            asked
                .about("Method")
                .quoting("s1", "The costs of war")
                .saying("Why are costs so high?"),
            asked
                .about("Method")
                .answeredAfter(Duration.ofHours(30))
                .saying("Costs of <b>what</b>?"),
            asked.about("Data").through("survey").in("ru").saying("Почему расходы велики?"),
            asked.through("call").answeredAfter(Duration.ofMinutes(40)),
            asked.flagged(),
            asked.status("closed"));
  }

  private String path() {
    return "/admin/reports?from=2026-11-01&last=2026-11-22&zone=Asia/Kolkata&article="
        + article.slug();
  }

  private Visit signedIn(Visit visit) {
    visit.open("/admin/sign-in?lang=en");
    visit.field("E-mail").fill(TalkToUs.ADMIN);
    visit.field("Password").fill(TalkToUs.PASSWORD);
    visit.button("Sign in").click();
    visit.reads("Today");
    return visit;
  }

  @Test
  void thePageIsSoundOnADeskInBothLanguages() {
    var visit = signedIn(Visit.to(talk));
    for (var language : List.of("ru", "en")) {
      visit.open(path() + "&lang=" + language);
      visit.reads(language.equals("en") ? "Reader queries" : "Обращения читателей");
      visit.isSound();
      visit.at(".twin summary").click();
      visit.isSound();
    }
  }

  @Test
  void thePageIsSoundOnAPhoneInBothLanguages() {
    var visit = signedIn(Visit.to(talk, Visit.PHONE));
    for (var language : List.of("ru", "en")) {
      visit.open(path() + "&lang=" + language);
      visit.isSound();
      visit.open(path().replace("reports?", "reports/rows?") + "&lang=" + language);
      visit.isSound();
    }
  }

  @Test
  void chartsAreDrawnFromTheirTablesWhereScriptsRun() {
    var visit = signedIn(Visit.to(talk));
    visit.open(path() + "&lang=en");

    if (visit.runsScripts()) {
      assertThat(
              visit
                  .page()
                  .evaluate(
                      "[...document.querySelectorAll('canvas')].map(each =>"
                          + " Chart.getChart(each).data.datasets[0].data.reduce((a, b) => a + b,"
                          + " 0))")
                  .toString())
          .startsWith("[3, 2, 3");
      assertThat(visit.shift()).isLessThan(0.01);
    } else {
      assertThat(visit.at("canvas").isVisible()).isFalse();
    }
    visit.at(".twin summary").click();
    assertThat(visit.at(".twin table").isVisible()).isTrue();
  }

  private Api browser() {
    return StaffBrowser.signIn(talk, TalkToUs.ADMIN);
  }

  @Test
  void everyNumberLeadsToAsManyRows() {
    var browser = browser();
    var page = browser.get(path()).with(200).body();
    var links = LINK.matcher(page);
    int followed = 0;
    while (links.find()) {
      var rows = browser.get(links.group(1).replace("&amp;", "&")).with(200).body();
      long found = Pattern.compile("<tr>\\s*<th scope=\"row\">").matcher(rows).results().count();
      assertThat(found).as(links.group(1)).isEqualTo(Long.parseLong(links.group(2)));
      followed++;
    }
    assertThat(followed).isGreaterThan(40);
  }

  @ParameterizedTest
  @CsvSource({
    "cost, 'Why are costs so high?|Costs of &lt;b&gt;what&lt;/b&gt;?'",
    "costs -high, 'Costs of &lt;b&gt;what&lt;/b&gt;?'",
    "costs -anna, 'Why are costs so high?|Costs of &lt;b&gt;what&lt;/b&gt;?'",
    "расходы, Почему расходы велики?",
    "anna, ''"
  })
  void wordsLeadToTheQueriesThatSayThem(String words, String bodies) {
    var rows =
        browser()
            .get(
                path().replace("reports?", "reports/rows?of=queries&")
                    + "&q="
                    + URLEncoder.encode(words, StandardCharsets.UTF_8))
            .with(200)
            .body();

    var wanted = bodies.isEmpty() ? List.<String>of() : List.of(bodies.split("\\|"));
    assertThat(wanted).allSatisfy(body -> assertThat(rows).contains(body));
    assertThat(Pattern.compile("<tr>\\s*<th scope=\"row\">").matcher(rows).results())
        .hasSize(wanted.size());
  }

  @Test
  void whatReadersWroteIsTextInTheRows() {
    assertThat(browser().get(path().replace("reports?", "reports/rows?")).with(200).body())
        .contains("Costs of &lt;b&gt;what&lt;/b&gt;?")
        .doesNotContain("Secret", "secret@");
  }

  @Test
  void aLongListGoesOn() {
    var many = talk.given().article();
    new ReportFixture(talk)
        .insert(java.util.Collections.nCopies(120, Asked.of(many.slug(), "2026-11-10T10:00:00Z")));
    var next = Pattern.compile("class=\"quiet\" href=\"([^\"]*after=[^\"]*)\"");
    var path = "/admin/reports/rows?from=2026-11-01&last=2026-11-22&article=" + many.slug();
    long rows = 0;
    for (int pages = 1; ; pages++) {
      var page = browser().get(path).with(200).body();
      rows += Pattern.compile("<tr>\\s*<th scope=\"row\">").matcher(page).results().count();
      var found = next.matcher(page);
      if (!found.find()) {
        assertThat(pages).isEqualTo(3);
        break;
      }
      path = found.group(1).replace("&amp;", "&");
    }
    assertThat(rows).isEqualTo(120);
  }

  @Test
  void whereNothingWasAskedThePageSaysSo() {
    assertThat(
            browser()
                .get("/admin/reports?from=2001-01-01&last=2001-02-01&article=" + article.slug())
                .with(200)
                .body())
        .contains("Nothing was asked in this period.", "No call begins in this period.");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-20&last=2026-11-10, wrong-last",
    "from=x&last=2026-11-10, wrong-from",
    "from=2026-11-10&last=2026-02-30, wrong-last",
    "from=1999-11-10&last=2026-02-20, wrong-from",
    "channel=pigeon, wrong-channel"
  })
  void aMistakeIsSaidBesideItsField(String query, String said) {
    assertThat(browser().get("/admin/reports?" + query).with(400).body())
        .contains("id=\"" + said + "\"", "The report cannot be made");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=x_y",
        "after=999999999999999999999_x",
        "after=1_x",
        "host=x",
        "hour=99",
        "weekday=x",
        "from-days=x",
        "standing='",
        "of=x",
        "q=%26%21",
        "after="
      })
  void aListNeverBreaks(String query) {
    browser().get("/admin/reports/rows?of=queries&" + query).with(200);
    browser().get("/admin/reports/rows?" + query + "&of=calls").with(200);
  }

  @Test
  void filesHaveTheFilterOfThePage() {
    var page = browser().get(path()).with(200).body();
    var link = Pattern.compile("href=\"(/api/v1/admin/reports/queries.csv[^\"]*)\"").matcher(page);
    assertThat(link.find()).isTrue();

    var file = browser().get(link.group(1).replace("&amp;", "&")).with(200).body();

    assertThat(file.lines().filter(line -> line.contains(article.slug()))).hasSize(5);
  }

  @Test
  void theTickForTheWeeklyMailStays() {
    assertThat(browser().get("/admin/reports").with(200).body()).doesNotContain("checked");
    var form = StaffBrowser.form(Map.of("wanted", "yes"));
    assertThat(browser().post("/admin/reports/digest", form).with(303).header("Location"))
        .contains("/admin/reports?said=digest-wanted");
    assertThat(browser().get("/admin/reports").with(200).body()).contains("checked");
    browser().post("/admin/reports/digest", "").with(303);
    assertThat(browser().get("/admin/reports").with(200).body()).doesNotContain("checked");
  }
}
