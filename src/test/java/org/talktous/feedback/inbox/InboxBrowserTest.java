package org.talktous.feedback.inbox;

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
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Staff run the inbox in a browser: by keys, by hand, on a phone, with scripts off. */
@BrowserTest
@ServiceTest
class InboxBrowserTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final GivenComment third;
  private final GivenComment second;
  private final GivenComment first;

  InboxBrowserTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("abstract", "Why should a leader carry the burden of weak allies?")
            .withHost("UTC", "daily 09:00-17:00");
    var reader = new Writing(talk, article);
    this.third =
        reader.writes(
            Writing.OF_ANNA.with(
                "passage",
                Map.of("exact", "the burden of weak allies", "prefix", "", "suffix", "")));
    talk.clock().advance(Duration.ofMinutes(1));
    this.second =
        reader.writes("Second.\n\nSee https://example.org/a-long-address-without-any-break");
    talk.clock().advance(Duration.ofMinutes(1));
    this.first = reader.writes("First.");
  }

  static List<Arguments> views() {
    return List.of(
        Arguments.of("en", Visit.DESK),
        Arguments.of("en", Visit.PHONE),
        Arguments.of("ru", Visit.DESK),
        Arguments.of("ru", Visit.PHONE));
  }

  @ParameterizedTest
  @MethodSource("views")
  void listAndThreadAreSound(String language, Consumer<Browser.NewContextOptions> view) {
    var call = InboxThreadTest.question(talk, article);
    first.changed("topic", "A topic with a rather long name, longer than most").with(200);
    var visit = signedIn(view, language);

    visit.open(list() + "&status=all&kind=question");
    visit.isSound();
    visit.at(".own-views summary").click();
    visit.isSound();
    visit.open("/admin/inbox?status=lost");
    visit.isSound();
    visit.open("/admin/inbox/" + third.id());
    visit.isSound();
    visit.open("/admin/inbox/" + call);
    visit.isSound();
  }

  @Test
  void keysMoveOpenAndTurn() {
    var visit = signedIn(Visit.DESK, "en");
    visit.open(list());

    visit.press("j");
    assertThat(visit.isIn(row(visit, first))).isTrue();
    assertThat(outline(row(visit, first))).isEqualTo("3px");
    visit.press("j", "j", "j");
    assertThat(visit.isIn(row(visit, third))).isTrue();
    visit.press("k");
    assertThat(visit.isIn(row(visit, second))).isTrue();
    visit.press("o");
    visit.page().waitForURL("**/admin/inbox/" + second.id() + "**");
    visit.press("j");
    visit.page().waitForURL("**/admin/inbox/" + third.id() + "**");
    visit.press("k");
    visit.page().waitForURL("**/admin/inbox/" + second.id() + "**");
    visit.press("u");
    visit.page().waitForURL("**" + list());
    visit.press("j", "Enter");
    visit.page().waitForURL("**/admin/inbox/" + first.id() + "**");
    visit.press("r");
    assertThat(visit.isIn(visit.at("#body"))).isTrue();
    visit.press("j", "e", "?");
    assertThat(visit.at("#body")).hasValue("je?");
    assertThat(visit.at("#keys")).isHidden();
  }

  @Test
  void keysWorkUnderARussianLayout() {
    var visit = signedIn(Visit.DESK, "ru");
    visit.open(list());

    // As a Russian layout sends them: its own letters, from the same places.
    press(visit, "о", "KeyJ");
    press(visit, "о", "KeyJ");
    assertThat(visit.isIn(row(visit, second))).isTrue();
    press(visit, "ч", "KeyX");
    assertThat(box(visit, second)).isChecked();
    press(visit, ".", "Slash");
    assertThat(visit.isIn(visit.at("#q"))).isTrue();
  }

  @Test
  void keysTickAndCloseAndStayWhereTheyWere() {
    var visit = signedIn(Visit.DESK, "en");
    visit.open(list());

    visit.press("j", "e");
    visit.page().waitForURL("**done=closed**");
    assertThat(visit.at(".said")).containsText("1 query is closed.");
    assertThat(first.atTheDesk().text("/status")).isEqualTo("closed");
    assertThat(visit.isIn(row(visit, second))).isTrue();

    visit.press("x", "j", "x", "e");
    visit.page().waitForURL("**changed=2**");
    assertThat(third.atTheDesk().text("/status")).isEqualTo("closed");
    assertThat(second.atTheDesk().text("/status")).isEqualTo("closed");
  }

  @Test
  void theKeysAreShownAndCanBeSwitchedOff() {
    var visit = signedIn(Visit.DESK, "en");
    visit.open(list());

    visit.press("?");
    assertThat(visit.at("#keys")).isVisible();
    visit.isSound();
    visit.press("?");
    assertThat(visit.at("#keys")).isHidden();
    visit.press("/");
    assertThat(visit.isIn(visit.at("#q"))).isTrue();
    visit.button("Keys").click();
    visit.field("Use these keys").uncheck();
    visit.button("Done").click();
    visit.press("j");
    assertThat(visit.isIn(row(visit, first))).isFalse();

    visit.open(list());
    visit.press("j");
    assertThat(visit.isIn(row(visit, first))).isFalse();
  }

  @Test
  void withoutScriptsThoseTickedAreClosedAndAViewIsSaved() {
    var visit = signedIn(Visit.DESK.andThen(view -> view.setJavaScriptEnabled(false)), "en");
    visit.open(list());
    assertThat(visit.button("Tick all").count()).isZero();

    box(visit, first).check();
    box(visit, third).check();
    visit.button("Close ticked").click();

    assertThat(visit.at(".said")).containsText("2 queries are closed.");
    assertThat(row(visit, second)).isVisible();
    visit.at(".own-views summary").click();
    visit.field("Name for what is shown now").fill("Of this article");
    visit.button("Save this view").click();
    assertThat(visit.at(".views [aria-current]")).hasText("Of this article");
    visit.at(".own-views summary").click();
    visit.button("Remove: Of this article").click();
    assertThat(visit.at(".said")).hasText("The view is removed.");
  }

  @Test
  void aQueryIsAnsweredOnAPhone() {
    var visit = signedIn(Visit.PHONE, "en");
    visit.open(list());
    row(visit, third).click();

    visit.field("Reply").fill("Because it pays.");
    visit.button("Send reply").click();

    assertThat(visit.at(".said")).hasText("Your reply is sent.");
    assertThat(third.read().text("/replies/0/body")).isEqualTo("Because it pays.");
    visit.isSound();
  }

  @Test
  void whatAColleagueHasAnsweredMeanwhileIsShownBesideWhatWasTyped() {
    var visit = signedIn(Visit.DESK, "en");
    visit.open("/admin/inbox/" + third.id());
    visit.field("Reply").fill("My own answer.");
    third.answered("A colleague’s answer.", false);

    visit.button("Send reply").click();

    visit.at("#refusal").waitFor();
    assertThat(visit.at("#refusal")).containsText("Somebody has written here meanwhile");
    assertThat(visit.isIn(visit.at("#refusal"))).isTrue();
    assertThat(visit.field("Reply")).hasValue("My own answer.");
    assertThat(visit.at(".message.staff")).containsText("A colleague’s answer.");
    visit.isSound();
  }

  private String list() {
    return "/admin/inbox?article=" + article.slug();
  }

  private Visit signedIn(Consumer<Browser.NewContextOptions> view, String language) {
    var visit = Visit.to(talk, view);
    visit.open("/admin/sign-in?lang=" + language);
    visit.at("#email").fill(TalkToUs.ADMIN);
    visit.at("#password").fill(TalkToUs.PASSWORD);
    visit.at("form.sign-in button").click();
    visit.page().waitForURL("**/admin");
    return visit;
  }

  private static Locator row(Visit visit, GivenComment comment) {
    return visit.at(".queue a[href*='" + comment.id() + "']");
  }

  private static Locator box(Visit visit, GivenComment comment) {
    return visit.at("input[name='pick-" + comment.id() + "']");
  }

  private static Object outline(Locator element) {
    return element.evaluate("each => getComputedStyle(each).outlineWidth");
  }

  private static void press(Visit visit, String key, String code) {
    visit
        .page()
        .evaluate(
            "([key, code]) => document.activeElement.dispatchEvent("
                + "new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true}))",
            List.of(key, code));
  }
}
