package org.talktous.feedback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The pages of public answers, as people, search engines and browsers read them. */
@ServiceTest
class AnswerPagesTest {
  private static final Pattern MARKUP =
      Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>");
  private static final String HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \"ok\"?";

  private final TalkToUs talk;
  private final Published published;

  AnswerPagesTest(TalkToUs talk) {
    this.talk = talk;
    this.published = Published.in(talk);
  }

  private GivenComment asked() {
    var asked =
        published.answered(
            Writing.OF_ANNA
                .with("showName", true)
                .with("passage", Published.PASSAGE)
                .with("body", HOSTILE));
    talk.clock().advance(java.time.Duration.ofMinutes(2));
    asked.answered("A second answer.", true);
    return asked;
  }

  private static String markup(String page) {
    Matcher found = MARKUP.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static JsonNode json(String markup) {
    try {
      return new com.fasterxml.jackson.databind.json.JsonMapper().readTree(markup);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(markup, e);
    }
  }

  /** What Google's rich results for a QAPage require, and what they recommend. */
  private static void meetsTheRulesOfRichResults(JsonNode page) {
    assertThat(page.at("/@type").asText()).isEqualTo("QAPage");
    var question = page.at("/mainEntity");
    assertThat(question.at("/@type").asText()).isEqualTo("Question");
    int answers = 1 + question.at("/suggestedAnswer").size();
    assertThat(question.at("/answerCount").asInt()).isEqualTo(answers);
    assertThat(question).allSatisfy(each -> assertThat(each.isNull()).isFalse());
    for (var required : List.of("name", "text", "datePublished", "author", "upvoteCount", "url")) {
      assertThat(question.has(required)).as("question's %s", required).isTrue();
    }
    assertThat(question.at("/author/name").asText()).isNotBlank();
    for (var answer : question.findParents("upvoteCount")) {
      assertThat(answer.at("/text").asText()).isNotBlank();
      assertThat(answer.at("/url").asText()).startsWith("http");
      assertThat(answer.at("/author/@type").asText()).isIn("Person", "Organization");
      assertThat(answer.at("/author/name").asText()).isNotBlank();
      assertThat(answer.at("/datePublished").asText()).endsWith("Z");
    }
  }

  @Test
  void aSearchEngineFindsTheQuestionAndItsAnswers() {
    var markup = json(markup(published.page(asked()).with(200).body()));

    assertThat(markup.at("/@context").asText()).isEqualTo("https://schema.org");
    meetsTheRulesOfRichResults(markup);
    assertThat(markup.at("/mainEntity/text").asText()).isEqualTo(HOSTILE);
    assertThat(markup.at("/mainEntity/author/name").asText()).isEqualTo("Anna");
    assertThat(markup.at("/mainEntity/acceptedAnswer/text").asText())
        .isEqualTo("Because they are weak.");
    assertThat(markup.at("/mainEntity/suggestedAnswer/0/url").asText()).endsWith("#answer-2");
    assertThat(markup.at("/about/sameAs").asText()).isEqualTo("https://doi.org/10.1234/abc");
  }

  @Test
  void thePageOfAllIsACollectionOfSuchPages() {
    asked();
    published.answered("Another?");

    var markup = json(markup(talk.api().get(published.path("/answers")).with(200).body()));

    assertThat(markup.at("/@type").asText()).isEqualTo("CollectionPage");
    assertThat(markup.at("/hasPart")).hasSize(2);
    markup.at("/hasPart").forEach(AnswerPagesTest::meetsTheRulesOfRichResults);
  }

  @Test
  void aProcessorOfJsonLdUnderstandsEveryName() {
    var asked = asked();

    for (var path : List.of("/answers", "/answers/" + asked.reference())) {
      var written = markup(talk.api().get(published.path(path)).with(200).body());
      assertThat(LinkedData.expanded(written))
          .contains("\"http://schema.org/QAPage\"", "\"http://schema.org/acceptedAnswer\"");
    }
  }

  @Test
  void theCitationNamesArticleJournalDoiDateAndAddress() {
    var asked = published.answered("Why?");

    var page = published.page(asked).with(200).body();
    var russian =
        talk.api()
            .with("Accept-Language", "ru")
            .get(published.path("/answers/" + asked.reference()));

    assertThat(page)
        .contains("A reader (23 November 2026). “Why?” [Reader’s question with an answer].")
        .contains("”, Journal of &lt;Tests&gt; &amp; Trials. https://doi.org/10.1234/abc http")
        .contains(published.path("/answers/" + asked.reference()));
    assertThat(russian.with(200).body())
        .contains(
            "Читатель (23 ноября 2026\u202fг.). «Why?» [вопрос читателя с ответом]. О статье: «");
  }

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(Visit.DESK, Visit.PHONE, Visit.PHONE.andThen(view -> view.setLocale("ru-RU")));
  }

  @BrowserTest
  @ParameterizedTest
  @MethodSource("views")
  void nobodyWouldComplainOfThePages(Consumer<Browser.NewContextOptions> view) {
    var asked = asked();
    var gone = published.answered("Gone?");
    gone.withdraws().with(200);
    var visit = Visit.to(talk, view);

    for (var path : List.of("/answers", "/answers/" + asked.reference())) {
      assertThat(visit.open(published.path(path))).isEqualTo(200);
      visit.isSound();
      assertThat(visit.shift()).isZero();
      assertThat(visit.at(".message.reader").textContent()).contains(HOSTILE.substring(0, 30));
    }
    assertThat(visit.open(published.path("/answers/" + gone.reference()))).isEqualTo(410);
    visit.isSound();
  }

  @BrowserTest
  @Test
  void withoutScriptsEverythingIsThere() {
    var asked = asked();
    var visit = Visit.to(talk, view -> view.setJavaScriptEnabled(false));

    visit.open(published.path("/answers"));
    visit.link("Link to this answer").click();

    assertThat(visit.path()).isEqualTo(published.path("/answers/" + asked.reference()));
    assertThat(visit.heading("How to cite this answer").isVisible()).isTrue();
    visit.link("All questions about this article").click();
    assertThat(visit.path()).isEqualTo(published.path("/answers"));
  }
}
