package org.talktous.desk.privacy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Readers and an admin, in browsers, who read about data, download it and erase it. */
@BrowserTest
@ServiceTest
class PrivacyFlowTest {
  /** Where pictures of the pages go, if somebody wants to look at them. */
  private static final @Nullable String LOOK = System.getenv("TALK_TEST_LOOK");

  private final TalkToUs talk =
      TalkToUs.with(
          Map.of(
              "talk.operator.name", "The Journal of Hard Cases",
              "talk.operator.contact", "privacy@journal.example"));
  private final String address = Mailroom.newAddress();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  /** The words of a language on these pages. */
  private record Words(
      String language, String privacy, String download, String erase, String sure, String erased) {}

  private static final Words ENGLISH =
      new Words(
          "en", "Privacy", "Download (JSON)", "Erase…", "Erase my data", "Your data is erased");
  private static final Words RUSSIAN =
      new Words(
          "ru",
          "Ваши данные и мы",
          "Скачать (JSON)",
          "Стереть…",
          "Стереть мои данные",
          "Ваши данные стёрты");

  static List<Arguments> visitors() {
    return List.of(
        Arguments.of(ENGLISH, Visit.DESK, ColorScheme.LIGHT),
        Arguments.of(RUSSIAN, Visit.PHONE, ColorScheme.DARK),
        Arguments.of(RUSSIAN, Visit.DESK, ColorScheme.LIGHT),
        Arguments.of(ENGLISH, Visit.PHONE, ColorScheme.DARK));
  }

  private static Consumer<Browser.NewContextOptions> view(
      Words words, Consumer<Browser.NewContextOptions> size, ColorScheme colours) {
    return size.andThen(
        it ->
            it.setLocale(words.language()).setTimezoneId("Europe/Moscow").setColorScheme(colours));
  }

  private GivenCall books() {
    var request =
        Reader.request(article, "2026-11-24T10:00:00Z")
            .with("email", address)
            .with("question", "Why?");
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  private static void look(Visit visit, String name) {
    if (LOOK != null) {
      visit
          .page()
          .screenshot(
              new Page.ScreenshotOptions().setPath(Path.of(LOOK, name + ".png")).setFullPage(true));
    }
  }

  private static String named(String page, Words words, ColorScheme colours) {
    return page + "-" + words.language() + "-" + colours.name().toLowerCase(java.util.Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void theNoticeNamesWhoRunsTheServiceAndHowLongWhatIsKept(
      Words words, Consumer<Browser.NewContextOptions> size, ColorScheme colours) {
    var visit = Visit.to(talk, view(words, size, colours));
    visit.open("/articles/" + article.slug());
    visit.at(".bottom a").click();

    visit.reads(words.privacy());
    assertThat(visit.at("main")).containsText("The Journal of Hard Cases");
    assertThat(visit.at("main")).containsText("365");
    assertThat(visit.link("privacy@journal.example"))
        .hasAttribute("href", "mailto:privacy@journal.example");
    look(visit, named("privacy", words, colours));
    visit.isSound();
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void aReaderErasesACallWithScriptsOffToo(
      Words words, Consumer<Browser.NewContextOptions> size, ColorScheme colours) {
    var call = books();
    boolean withScripts = colours == ColorScheme.LIGHT;
    var visit =
        Visit.to(
            talk, view(words, size, colours).andThen(it -> it.setJavaScriptEnabled(withScripts)));
    visit.open("/calls/" + call.token());
    look(visit, named("call", words, colours));

    var download = visit.page().waitForDownload(() -> visit.link(words.download()).click());
    assertThat(download.suggestedFilename()).isEqualTo("call-" + call.reference() + ".json");
    visit.link(words.erase()).click();
    visit.button(words.sure()).waitFor();
    look(visit, named("erasure", words, colours));
    if (withScripts) {
      visit.isSound();
    } else {
      visit.isWellSet();
    }
    visit.button(words.sure()).click();

    visit.reads(words.erased());
    look(visit, named("erased", words, colours));
    assertThat(call.read().status()).isEqualTo(404);
    // Sent again, by a reload.
    visit.page().reload();
    visit.reads(words.erased());
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void aReaderErasesAThread(
      Words words, Consumer<Browser.NewContextOptions> size, ColorScheme colours) {
    var comment = new Writing(talk, article).writes(Writing.OF_ANNA.with("email", address));
    comment.answered("Because.", false);
    var visit = Visit.to(talk, view(words, size, colours));
    visit.open(comment.page());
    visit.isSound();
    look(visit, named("thread", words, colours));

    visit.link(words.erase()).click();
    visit.button(words.sure()).click();

    visit.reads(words.erased());
    assertThat(visit.open(comment.page())).isEqualTo(404);
    assertThat(visit.open(comment.page() + "/erasure")).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void anAdminFindsDownloadsAndErasesByAddress(
      Words words, Consumer<Browser.NewContextOptions> size, ColorScheme colours) {
    var call = books();
    var visit = StaffBrowser.visit(talk, view(words, size, colours));
    visit.open("/admin/readers");
    visit.isSound();
    visit.at("[name=email]").fill("nobody@example.org");
    visit.press("Enter");
    assertThat(visit.at("main [role=status]")).isVisible();

    visit.at("[name=email]").fill(address);
    visit.press("Enter");
    visit.button(words.download()).waitFor();
    look(visit, named("desk", words, colours));
    visit.isSound();
    assertThat(visit.where()).isEqualTo("/admin/readers");
    var download = visit.page().waitForDownload(() -> visit.button(words.download()).click());
    assertThat(download.suggestedFilename()).isEqualTo("reader.json");

    visit.button(words.erase()).click();
    visit.at("button.grave").waitFor();
    look(visit, named("desk-sure", words, colours));
    visit.isSound();
    visit.at("button.grave").click();

    assertThat(visit.at(".said")).isVisible();
    assertThat(call.read().status()).isEqualTo(404);
  }
}
