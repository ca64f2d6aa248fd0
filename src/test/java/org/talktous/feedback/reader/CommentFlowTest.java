package org.talktous.feedback.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.feedback.thread.CommentLabels;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** A reader asks about a passage in a browser, reads the answer, agrees to it, takes it back. */
@BrowserTest
@ServiceTest
class CommentFlowTest {
  private static final String ABSTRACT =
      "Alliances have lost much of their weight. Why should a leader carry the burden of weak"
          + " allies? It pays.";
  private static final String PASSAGE = "carry the burden of weak allies";

  private final TalkToUs talk;
  private final GivenArticle article;

  CommentFlowTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("abstract", ABSTRACT)
            .with("highlights", List.of("One leader, several weak parties."))
            .with(
                "sections",
                List.of(Map.of("id", "method", "title", "Method", "text", "A hard case is tried.")))
            .withHost("Europe/Moscow", "daily 10:00-18:00");
  }

  static List<Arguments> readers() {
    return List.of(
        Arguments.of(CommentLabels.ENGLISH, Visit.DESK),
        Arguments.of(CommentLabels.ENGLISH, Visit.PHONE),
        Arguments.of(CommentLabels.RUSSIAN, Visit.DESK),
        Arguments.of(CommentLabels.RUSSIAN, Visit.PHONE));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aPassageIsSelectedAskedAboutQuotedAndFoundAgain(
      CommentLabels said, Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view.andThen(said.inMoscow()));
    visit.open("/articles/" + article.slug());
    select(visit, PASSAGE);
    assertThat(visit.link(said.ask())).isVisible();
    visit.isSound();
    visit.link(said.ask()).click();

    visit.reads(said.title());
    assertThat(visit.at("blockquote")).hasText(PASSAGE);
    visit.isSound();
    writes(visit, said);

    visit.reads(said.sent());
    assertThat(visit.at("blockquote")).hasText(PASSAGE);
    visit.isSound();
    var thread = visit.path();
    visit.link(said.show()).click();
    assertThat(visit.at("#passage")).hasText(PASSAGE);
    visit.isSound();

    article.with("abstract", "New beginning. " + ABSTRACT.replace("of weak", "of its weak"));
    visit.open(thread);
    visit.link(said.show()).click();
    assertThat(visit.at("#passage")).hasText("carry the burden of its weak allies");

    article.with("abstract", "Something else altogether.");
    visit.open(thread);
    assertThat(visit.at("figcaption")).hasText(said.lost());
    assertThat(visit.at("blockquote")).hasText(PASSAGE);
    visit.isSound();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aThreadGoesOnUntilItIsTakenBackWithScriptsOffToo(
      CommentLabels said, Consumer<Browser.NewContextOptions> view) {
    var visit =
        Visit.to(talk, view.andThen(said.inMoscow()).andThen(it -> it.setJavaScriptEnabled(false)));
    visit.open("/articles/" + article.slug());
    visit.link(said.write()).click();
    visit.reads(said.title());
    writes(visit, said);
    visit.reads(said.sent());
    var thread = visit.path();

    visit.field(said.add()).fill("One more thing.\nSee https://example.org/x");
    visit.button(said.send()).click();
    visit.reads(said.added());
    assertThat(visit.link("https://example.org/x"))
        .hasAttribute("rel", "nofollow ugc noopener noreferrer");

    answersInPublic(thread, "Because it pays.");
    visit.open(thread);
    assertThat(visit.at(".staff p")).hasText("Because it pays.");
    visit.isWellSet();
    visit.button(said.yes()).click();
    assertThat(visit.button(said.end())).isVisible();
    visit.open("/articles/" + article.slug());
    assertThat(visit.at(".answers .staff p")).hasText("Because it pays.");
    visit.open(thread);
    visit.button(said.end()).click();
    assertThat(visit.button(said.yes())).isVisible();

    visit.at(".cancel summary").click();
    assertThat(visit.at(".cancel summary")).hasText(said.takeBack());
    visit.button(said.erase()).click();
    visit.reads(said.withdrawn());
    assertThat(visit.at("main")).not().containsText("One more thing.");
  }

  @Test
  void everyStateOfAThreadIsSound() {
    var reader = new Writing(talk, article);
    var comment =
        reader.writes(Writing.OF_ANNA.with("body", "word ".repeat(300) + "w".repeat(300)));
    comment.answered("https://example.org/" + "long/".repeat(60), true);
    var held = reader.writes("See http://a.example and www.b.example or www.c.example.");
    for (var said : List.of(CommentLabels.ENGLISH, CommentLabels.RUSSIAN)) {
      for (var view : List.of(Visit.DESK, Visit.PHONE)) {
        var visit = Visit.to(talk, view.andThen(said.inMoscow()));
        visit.open(comment.page());
        visit.isSound();
        visit.at(".cancel summary").click();
        visit.isSound();
        visit.open(held.page());
        visit.isSound();
      }
    }
    comment.changed("status", "closed").with(200);
    var visit = Visit.to(talk, CommentLabels.ENGLISH.inMoscow());
    visit.open(comment.page());
    visit.isSound();
    comment.withdraws().with(200);
    visit.open(comment.page());
    visit.isSound();
  }

  @Test
  void aMistakeIsSaidKeepsWhatWasTypedAndGetsTheFocus() {
    var visit = Visit.to(talk, Visit.PHONE.andThen(CommentLabels.ENGLISH.inMoscow()));
    visit.open("/articles/" + article.slug() + "/comment");
    visit.field(CommentLabels.ENGLISH.comment()).fill("  ");
    visit.field(CommentLabels.ENGLISH.name()).fill("Anna");
    talk.clock().advance(Duration.ofMinutes(1));
    visit.button(CommentLabels.ENGLISH.send()).click();

    assertThat(visit.at("#refusal")).isFocused();
    assertThat(visit.at("#refusal li")).hasText("Write your comment.");
    assertThat(visit.field(CommentLabels.ENGLISH.name())).hasValue("Anna");
    assertThat(visit.at("#consent")).hasAttribute("aria-invalid", "true");
    visit.isSound();
    visit.link("Agree that we keep your name and email address, or leave both empty.").click();
    assertThat(visit.at("#consent")).isFocused();
  }

  @Test
  void aPassageMayBeTalkedAboutInACallInstead() {
    var visit = Visit.to(talk, CommentLabels.ENGLISH.inMoscow());
    visit.open("/articles/" + article.slug());
    select(visit, PASSAGE);
    visit.link(CommentLabels.ENGLISH.ask()).click();
    visit.link("Talk about it in a call instead").click();
    visit.reads("Schedule a call");
    assertThat(visit.at("blockquote")).hasText(PASSAGE);
    // Choosing another day keeps what the call is to be about.
    visit.page().locator(".days a").nth(2).click();
    visit.settles();
    visit.time("10:30").check();
    visit.field("Your name").fill("Anna");
    visit.field("Email").fill("anna@example.org");
    visit.field("What would you like to talk about? optional").fill("Why?");
    visit.isSound();
    visit.at("#book-button").click();

    visit.reads("Your call is booked");
    assertThat(visit.at(".conversation")).containsText("Why?");
    visit.isSound();
    var query = talk.desk().get("/api/v1/admin/comments?article=" + article.slug()).with(200);
    assertThat(query.text("/items/0/passage/exact")).isEqualTo(PASSAGE);
    visit.link("Read and write more").click();
    assertThat(visit.at("blockquote")).hasText(PASSAGE);
    visit.reads("Your question for the call");
    visit.isSound();
  }

  @Test
  void theNextStopOfTheKeyboardAfterASelectionIsToAskAboutIt() {
    var visit = Visit.to(talk, CommentLabels.ENGLISH.inMoscow());
    visit.open("/articles/" + article.slug());
    visit.at(".abstract p").click(new Locator.ClickOptions().setClickCount(3));
    assertThat(visit.link(CommentLabels.ENGLISH.ask())).isVisible();

    visit.press("Tab");
    assertThat(visit.link(CommentLabels.ENGLISH.ask())).isFocused();
    visit.press("Enter");

    visit.reads("Write to us");
    assertThat(visit.at("blockquote")).hasText(ABSTRACT);
  }

  @Test
  void whereNoTimeIsFreeTheReaderIsAskedToWrite() {
    var quiet = talk.given().article().withHost("UTC");
    var visit = Visit.to(talk, CommentLabels.ENGLISH.inMoscow());
    visit.open("/articles/" + quiet.slug() + "/call");

    visit.link(CommentLabels.ENGLISH.write()).click();
    visit.reads(CommentLabels.ENGLISH.title());
    visit.isSound();
  }

  private void writes(Visit visit, CommentLabels said) {
    visit.page().getByLabel(said.question()).check();
    visit.field(said.comment()).fill("Why?");
    visit.field(said.name()).fill("Anna");
    visit.field(said.email()).fill("anna@example.org");
    visit.page().getByLabel(said.consent()).check();
    talk.clock().advance(Duration.ofMinutes(1));
    visit.button(said.send()).click();
  }

  private void answersInPublic(String thread, String body) {
    var reference = talk.api().get("/api/v1" + thread).with(200).text("/reference");
    var id = talk.sql().value("select id from reader_query where reference = ?", reference);
    talk.desk()
        .post(
            "/api/v1/admin/comments/" + id + "/replies",
            Fields.NONE.with("body", body).with("public", true))
        .with(201);
  }

  /** Selects words of the abstract, as dragging over them does. */
  private static void select(Visit visit, String words) {
    visit
        .page()
        .evaluate(
            """
            words => {
              const text = document.querySelector('.abstract p').firstChild;
              const range = document.createRange();
              range.setStart(text, text.data.indexOf(words));
              range.setEnd(text, text.data.indexOf(words) + words.length);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }
            """,
            words);
  }
}
