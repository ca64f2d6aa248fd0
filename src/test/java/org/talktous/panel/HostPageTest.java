package org.talktous.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.feedback.thread.Writing;
import org.talktous.survey.response.GivenSurvey;
import org.talktous.testing.Axe;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/**
 * Readers on a publisher's page, on another site, in a browser that keeps no third party's cookies.
 */
@BrowserTest
@ServiceTest
class HostPageTest {
  private static final String TEXT =
      """
      <main><article lang="en"><h1>On Alliances</h1><h2>Method</h2>
      <p id="one">Alliances have lost much of their weight. Why should a leader carry the burden of
      weak allies? It pays.</p></article>
      """;

  private final TalkToUs talk;

  HostPageTest(TalkToUs talk) {
    this.talk = talk;
  }

  @Test
  void aReaderBooksACallUnderAStrictPolicy() {
    try (var site = HostSite.listed(talk, false).strict()) {
      var article = talk.given().article().withHost("Europe/Moscow", "daily 10:00-18:00");
      var page =
          site.open(
              "",
              TEXT + site.snippet(article.slug(), ""),
              view -> view.setTimezoneId("Europe/Moscow"));

      button(page, "Schedule a call").click();
      var frame = HostSite.frame(page);
      frame.locator("input[name=start]").first().check();
      frame.locator("#name").fill("Anna Reader");
      frame.locator("#email").fill(Reader.newAddress());
      frame.locator("#book-button").click();
      frame.locator(".moment").first().waitFor();
      HostSite.waitUntilTold(page, "booked");

      assertThat(frame.locator("header.top")).hasCount(0);
      assertThat(
              talk.sql()
                  .value(
                      "select reader_zone from booking b join article a on a.id = b.article_id"
                          + " where a.slug = ?",
                      article.slug()))
          .isEqualTo("Europe/Moscow");
      assertThat(page.context().cookies()).isEmpty();
      page.locator("talk-to-us .x").click();
      HostSite.waitUntilTold(page, "closed");
      assertThat(HostSite.told(page))
          .allMatch(each -> each.endsWith("{\"article\":\"" + article.slug() + "\"}"));
      assertThat(HostSite.told(page))
          .extracting(each -> each.replaceFirst(" .*", ""))
          .containsExactly("ready", "opened", "booked", "closed");
      assertThat(site.console()).isEmpty();
      assertThat(HostSite.shift(page)).isZero();
    }
  }

  @Test
  void aReaderAsksAboutAPassageByKeyboardUnderANonce() {
    try (var site = HostSite.listed(talk, false).strict("abc123")) {
      var article = asked();
      var page = site.open("", TEXT + site.snippet(article.slug(), "nonce=abc123"), view -> {});
      HostSite.panel(page).waitFor();

      HostSite.select(page, "#one", "leader carry the burden");
      page.locator("talk-to-us .ask").waitFor();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      var frame = HostSite.frame(page);
      assertThat(frame.locator("#quoted blockquote")).hasText("leader carry the burden");
      frame.locator("#body").fill("Why is that so?");
      talk.clock().advance(Duration.ofSeconds(10));
      frame.locator("button.do").click();
      HostSite.waitUntilTold(page, "commented");

      var passage =
          (String)
              talk.sql()
                  .value(
                      """
                      select cast(q.passage as text)
                      from reader_query q
                      join article a on a.id = q.article_id
                      where a.slug = ?
                      """,
                      article.slug());
      assertThat(passage)
          .contains("\"exact\": \"leader carry the burden\"")
          .contains("of their weight. Why should a ")
          .contains("\"suffix\": \" of weak allies? It pays.")
          .contains("\"section\": \"method\"");
      page.keyboard().press("Escape");
      HostSite.waitUntilTold(page, "closed");
      assertThat(site.console()).isEmpty();
    }
  }

  /** The panel stands at the end of an article; who reads its beginning may ask too. */
  @Test
  void aPassageFarFromThePanelCanBeAskedAbout() {
    try (var site = HostSite.listed(talk, false).strict()) {
      var page =
          site.open(
              "",
              TEXT + "<p>" + "More. ".repeat(9_000) + "</p>" + site.snippet(asked().slug(), ""),
              Visit.PHONE);
      page.locator("talk-to-us")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));

      HostSite.select(page, "#one", "leader carry the burden");
      page.locator("talk-to-us .ask").tap();
      assertThat(HostSite.frame(page).locator("#quoted blockquote"))
          .hasText("leader carry the burden");
      assertThat(HostSite.shift(page)).isZero();
      assertThat(site.console()).isEmpty();
    }
  }

  @Test
  void aPassageIsAskedAboutInThePanelOfItsOwnArticle() {
    try (var site = HostSite.listed(talk, false)) {
      var first = asked();
      var second = asked();
      var page =
          site.open(
              "",
              TEXT
                  + "<talk-to-us data-article="
                  + first.slug()
                  + "></talk-to-us></main><article><p id=two>Another article of the issue.</p>"
                  + "<talk-to-us data-article="
                  + second.slug()
                  + "></talk-to-us></article>"
                  + site.snippet("", "").replace("data-article=\"\"", ""),
              Visit.DESK);
      HostSite.panel(page).nth(1).waitFor();

      HostSite.select(page, "#two", "article of the issue");
      page.locator("talk-to-us .ask:popover-open").click();
      HostSite.frame(page).locator("#quoted blockquote").waitFor();
      assertThat(page.locator("talk-to-us iframe"))
          .hasAttribute("src", Pattern.compile(".*/articles/" + second.slug() + "/comment.*"));
      assertThat(page.locator("talk-to-us iframe")).hasCount(1);
    }
  }

  @Test
  void aPanelThatIsMovedGoesOnAndOneThatIsTakenAwayLeavesNothing() {
    try (var site = HostSite.listed(talk, false)) {
      var page =
          site.open("", TEXT + site.snippet(asked().slug(), "") + "<div id=end></div>", Visit.DESK);
      HostSite.panel(page).waitFor();

      page.evaluate("document.getElementById('end').append(document.querySelector('talk-to-us'))");
      HostSite.select(page, "#one", "leader carry the burden");
      page.locator("talk-to-us .ask").waitFor();
      button(page, "Write to us instead").click();
      HostSite.frame(page).locator("#body").waitFor();
      page.evaluate("document.querySelector('talk-to-us').remove()");

      assertThat(page.locator("html")).hasCSS("overflow", "visible");
      HostSite.select(page, "#one", "burden of");
      page.keyboard().press("Tab");
      assertThat(site.console()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#note", "input"})
  void whatIsNoTextOfTheArticleIsNotOffered(String element) {
    try (var site = HostSite.listed(talk, false)) {
      var text =
          "<article><p id=one>Weak allies pay<sup id=note><a href='#r'>[1,2,3]</a></sup> well.</p>"
              + "<input value='What a reader types'></article>";
      var page = site.open("", text + site.snippet(asked().slug(), ""), Visit.DESK);
      HostSite.panel(page).waitFor();

      page.locator(element)
          .evaluate("each => each.select ? each.select() : getSelection().selectAllChildren(each)");
      HostSite.select(page, "#one", "Weak allies");
      page.locator("talk-to-us .ask").waitFor();
      page.locator(element)
          .evaluate(
              "each => each.select ? (each.focus(), each.select())"
                  + " : getSelection().selectAllChildren(each)");
      page.locator("talk-to-us .ask")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      assertThat(site.console()).isEmpty();
    }
  }

  @Test
  void aReaderAnswersTheSurvey() {
    try (var site = HostSite.listed(talk, false)) {
      var survey = GivenSurvey.of(talk);
      var page = site.open("", TEXT + site.snippet(survey.article().slug(), ""), view -> {});

      button(page, "Answer a short survey").click();
      var frame = HostSite.frame(page);
      frame.locator("#q1 input, [name=q1]").nth(3).check();
      talk.clock().advance(Duration.ofSeconds(10));
      frame.locator("#send").click();
      HostSite.waitUntilTold(page, "answered-survey");
      assertThat(page.context().cookies()).isEmpty();
    }
  }

  @Test
  void publicAnswersStandFoldedUnderThePanelWhereTheSnippetAsksForThem() {
    try (var site = HostSite.listed(talk, false).strict()) {
      var article = asked();
      var comment =
          new Writing(talk, article)
              .writes(
                  Writing.QUESTION
                      .with("body", "Why <b>so</b>?\n\nAnd why?")
                      .with("mayPublish", true));
      comment.answered("Because they are weak.", true);
      var page = site.open("", TEXT + site.snippet(article.slug(), "data-answers"), view -> {});

      page.locator("talk-to-us summary").click();
      assertThat(page.locator("talk-to-us details h3")).hasText("Why <b>so</b>?\n\nAnd why?");
      assertThat(page.locator("talk-to-us details")).containsText("Because they are weak.");
      assertThat(page.locator("talk-to-us details a"))
          .hasAttribute(
              "href",
              Pattern.compile(".*/articles/" + article.slug() + "/answers/" + comment.reference()));
      assertThat(site.console()).isEmpty();
      assertThat(HostSite.shift(page)).isZero();
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  @Test
  void aSiteThatIsNotListedIsRefusedInOneLine() {
    try (var site = HostSite.unlisted(talk)) {
      var page = site.open("", TEXT + site.snippet(asked().slug(), ""), view -> {});

      page.locator("talk-to-us")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(site.console())
          .containsExactly(
              "error: Talk to Us: "
                  + site.origin()
                  + " is not on the list of sites that may embed the panel.");
    }
  }

  @Test
  void anUnknownArticleIsRegisteredFromItsPage() {
    try (var site = HostSite.listed(talk, true)) {
      var doi = "10.5555/" + UUID.randomUUID();
      var head =
          """
          <meta name=citation_doi content='%s'><meta name=citation_title content='Weak Allies'>
          <meta name=citation_author content='Anna Berg'><meta name=citation_author content='Li Chen'>
          """
              .formatted(doi);
      var page =
          site.open(head, TEXT + site.snippet("", "").replace("data-article=\"\"", ""), view -> {});

      HostSite.panel(page).waitFor();
      var slug = doi.replaceAll("[^a-z0-9]+", "-");
      var article = talk.api().get("/api/v1/articles/" + slug).with(200);
      assertThat(article.text("/title")).isEqualTo("Weak Allies");
      assertThat(article.text("/sections/0/title")).isEqualTo("Method");
      assertThat(StaffBrowser.signIn(talk, TalkToUs.ADMIN).get("/admin/sites").body())
          .contains("Anna Berg; Li Chen,");
      assertThat(site.console()).isEmpty();
    }
  }

  @Test
  void hostileStylesLeaveThePanelAsItIs() {
    try (var site = HostSite.listed(talk, false)) {
      var article = asked();
      var hostile =
          """
          <style>
            * { all: unset !important; direction: rtl !important }
            body { zoom: 1.2; overflow: hidden !important }
            div, button, p { display: none !important; z-index: 2147483647 !important }
          </style>
          """;
      var plain = site.open("", TEXT + site.snippet(article.slug(), ""), Visit.DESK);
      HostSite.panel(plain).waitFor();
      var look = look(plain);
      var page = site.open(hostile, TEXT + site.snippet(article.slug(), ""), Visit.DESK);
      HostSite.panel(page).waitFor();

      assertThat(look(page)).isEqualTo(look);
      button(page, "Write to us instead").click();
      HostSite.frame(page).locator("#body").waitFor();
    }
  }

  /** What of its look a reader would see change. */
  private static Object look(Page page) {
    return HostSite.panel(page)
        .evaluate(
            """
            panel => [panel, ...panel.children].map(each => {
              const style = getComputedStyle(each);
              return [style.display, style.direction, style.fontSize, style.fontFamily, style.color,
                style.backgroundColor, style.padding, style.textAlign].join();
            }).join(';')
            """);
  }

  @Test
  void onAPhoneInRussianTheDialogFillsTheScreenAndBreaksNoRule() {
    try (var site = HostSite.listed(talk, false).strict()) {
      var article = asked();
      var page = site.open("", TEXT + site.snippet(article.slug(), "data-lang=ru"), Visit.PHONE);
      HostSite.panel(page).waitFor();
      assertThat(page.locator("talk-to-us h2")).hasText("Поговорите с нами");
      // What the panel says fits the room that was kept for it, in the longer language too.
      assertThat(
              (Boolean)
                  HostSite.panel(page)
                      .evaluate(
                          "each => each.offsetHeight <= each.getRootNode().host.offsetHeight &&"
                              + " each.offsetHeight <="
                              + " parseInt(each.getRootNode().host.style.minHeight)"))
          .isTrue();
      assertThat(HostSite.shift(page)).isZero();

      button(page, "Написать нам").click();
      var frame = HostSite.frame(page);
      frame.locator("#body").waitFor();
      assertThat(frame.locator("html")).hasAttribute("lang", "ru");
      var box = page.locator("talk-to-us dialog").boundingBox();
      assertThat(box.width).isEqualTo(390);
      assertThat(box.height).isEqualTo(844);
      assertThat(page.evaluate("getComputedStyle(document.documentElement).overflow"))
          .isEqualTo("hidden");
      page.keyboard().press("Escape");
      HostSite.waitUntilTold(page, "closed");
      assertThat(page.evaluate("getComputedStyle(document.documentElement).overflow"))
          .isEqualTo("visible");
      assertThat((Boolean) button(page, "Написать нам").evaluate("each => each.matches(':focus')"))
          .isTrue();
    }
  }

  @Test
  void thePanelAndItsDialogBreakNoRuleOfAccessibility() {
    try (var site = HostSite.listed(talk, false)) {
      var page = site.open("", TEXT + site.snippet(asked().slug(), "") + "</main>", Visit.DESK);
      HostSite.panel(page).waitFor();
      assertThat(Axe.violations(page)).isEmpty();

      button(page, "Schedule a call").click();
      HostSite.frame(page).locator("#when").waitFor();
      assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(1);
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  @Test
  void nothingIsAskedBeforeThePanelIsNear() {
    try (var site = HostSite.listed(talk, false)) {
      var article = asked();
      var page =
          site.open(
              "<style>.far { height: 5000px }</style>",
              "<div class=far></div>" + site.snippet(article.slug(), ""),
              view -> {});
      var asked = new ArrayList<String>();
      page.locator("talk-to-us")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
      page.onRequest(request -> asked.add(request.url()));
      assertThat(loaded(page)).containsExactly(talk.address() + "/embed.js");
      page.evaluate("scrollTo(0, document.body.scrollHeight)");
      HostSite.panel(page).waitFor();
      assertThat(asked).hasSize(2);
      assertThat(HostSite.shift(page)).isZero();
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> loaded(Page page) {
    var script =
        "base => performance.getEntriesByType('resource').map(each => each.name)"
            + ".filter(each => each.startsWith(base))";
    return (List<String>) page.evaluate(script, talk.address().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 480, 620, 760, 1200})
  void theRoomThatIsKeptHoldsThePanelAtEveryWidth(int width) {
    try (var site = HostSite.listed(talk, false)) {
      var article = GivenSurvey.of(talk).article();
      var page =
          site.open(
              "<style>body { margin: 0 }</style>",
              site.snippet(article.slug(), "data-lang=ru") + TEXT,
              view -> view.setViewportSize(width, 700));
      HostSite.panel(page).waitFor();

      var kept =
          page.locator("talk-to-us")
              .evaluate(
                  "each => parseInt(each.style.minHeight)"
                      + " - each.shadowRoot.querySelector('.p').offsetHeight");
      assertThat((Integer) kept).isNotNegative();
    }
  }

  private GivenArticle asked() {
    return talk.given()
        .article()
        .with("sections", List.of(Map.of("id", "method", "title", "Method")))
        .withHost("UTC", "daily 10:00-18:00");
  }

  private static Locator button(Page page, String name) {
    return page.locator("talk-to-us").getByText(name);
  }
}
