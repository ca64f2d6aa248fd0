package org.talktous.survey.response;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The page of a survey in all its states, windows and manners of use. */
@BrowserTest
@ServiceTest
class SurveyPageTest {
  private final TalkToUs talk;
  private final GivenSurvey survey;

  SurveyPageTest(TalkToUs talk) {
    this.talk = talk;
    this.survey = GivenSurvey.of(talk);
  }

  private String path() {
    return "/articles/" + survey.article().slug() + "/survey";
  }

  private Visit open() {
    var visit = Visit.to(talk);
    visit.open(path());
    talk.clock().advance(Duration.ofSeconds(20));
    return visit;
  }

  @Test
  void aFormSentTwiceAnswersOnce() {
    var visit = open();
    visit.at("#q1").getByLabel("4").check();

    visit.at("#send").dblclick();
    visit.reads("Thank you for your answers");

    assertThat(survey.rows()).hasSize(1);
    assertThat(survey.results().text("/responses")).isEqualTo("1");
  }

  @Test
  void whoGoesBackAfterwardsAndSendsAgainHasAnsweredOnce() {
    var visit = open();
    visit.at("#q1").getByLabel("4").check();
    visit.at("#send").click();
    visit.reads("Thank you for your answers");
    visit.page().reload();
    visit.reads("Thank you for your answers");

    visit.page().goBack();
    visit.page().goForward();
    visit.reads("Thank you for your answers");

    assertThat(survey.rows()).hasSize(1);
  }

  @Test
  void theKeyboardAloneAnswers() {
    var visit = open();
    visit.at(".what a").focus();
    visit.press("Tab", "Space");
    assertThat(visit.isIn(visit.at("#q1-0"))).isTrue();
    visit.press("ArrowRight", "ArrowRight", "ArrowRight");
    assertThat(visit.at("#q1-3")).isChecked();
    // On the way there the lower rates may have brought it up.
    assertThat(visit.at("#q5")).isHidden();
    visit.press("Tab", "ArrowRight");
    assertThat(visit.at("#q2-1")).isChecked();
    visit.press("Tab", "Space", "Tab", "Tab");
    assertThat(visit.at("#q3-0")).isChecked();
    visit.press("Tab", "Space");
    assertThat(visit.at("#q4-0")).isChecked();
    visit.press("Tab");
    visit.page().keyboard().type("Sources");
    visit.press("Tab");
    assertThat(visit.isIn(visit.link("More on privacy"))).isTrue();
    visit.press("Tab");
    assertThat(visit.isIn(visit.button("Send my answers"))).isTrue();
    visit.press("Enter");

    visit.reads("Thank you for your answers");
    assertThat(String.valueOf(survey.rows().getFirst().get("answers")))
        .isEqualTo(
            "{\"who\": \"student\", \"helped\": [\"theory\"], \"clarity\": 4, \"missing\":"
                + " \"Sources\", \"recommend\": 1}");
  }

  @Test
  void theFocusIsSeenOnARate() {
    var visit = open();
    visit.at(".what a").focus();
    visit.press("Tab");

    assertThat(
            visit
                .at("#q1 label")
                .evaluate(
                    "each => getComputedStyle(each).outlineWidth +"
                        + " getComputedStyle(each).outlineStyle"))
        .isEqualTo("3pxsolid");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768})
  void elevenRatesFitEveryWindow(int width) {
    var visit = Visit.to(talk, view -> view.setViewportSize(width, 700));
    visit.open(path());

    assertThat(visit.at("#q2").locator("input")).hasCount(11);
    visit.isSound();
    assertThat(visit.shift()).isZero();
  }

  @Test
  void chosenInTheDarkItIsAsSound() {
    var visit = Visit.to(talk, view -> view.setColorScheme(ColorScheme.DARK));
    visit.open(path());
    visit.at("#q1").getByLabel("2").check();
    assertThat(visit.at("#q5")).isVisible();

    visit.isSound();
  }

  @Test
  void veryLongWordsFitTheNarrowestPhone() {
    var word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ";
    survey
        .put(
            survey
                .draft(
                    GivenSurvey.CLARITY.with("title", word).with("minRateDescription", word),
                    GivenSurvey.HELPED
                        .with("title", word)
                        .with("choices", List.of(word.strip(), "b")),
                    GivenSurvey.MISSING.with("title", word).with("description", word.repeat(9)))
                .with("title", word.repeat(3).strip()))
        .with(200);
    survey.publish().with(200);
    var visit = Visit.to(talk, view -> view.setViewportSize(320, 640));

    visit.open(path());

    visit.isSound();
  }

  @Test
  void anArticleWithoutASurveySaysSo() {
    var bare = talk.given().article();
    var visit = Visit.to(talk);

    assertThat(visit.open("/articles/" + bare.slug() + "/survey")).isEqualTo(404);

    visit.reads("There is no survey about this article");
    assertThat(visit.link("Write to us")).isVisible();
    visit.isSound();
    assertThat(visit.open("/articles/nowhere/survey")).isEqualTo(404);
  }

  @Test
  void aSurveyOfOneStepHasNoStepsAndNoScript() {
    survey.put(survey.draft(GivenSurvey.CLARITY, GivenSurvey.MISSING)).with(200);
    survey.publish().with(200);
    var visit = open();

    assertThat(visit.at(".progress")).hasCount(0);
    assertThat(visit.page().locator("script[src*=survey]")).hasCount(0);
    visit.at("#q1").getByLabel("4").check();
    visit.button("Send my answers").click();
    visit.reads("Thank you for your answers");
  }

  @Test
  void aVersionPublishedMeanwhileDoesNotLoseTheAnswers() {
    var visit = open();
    visit.at("#q1").getByLabel("4").check();
    survey.put(survey.draft(GivenSurvey.WHO)).with(200);
    survey.publish().with(200);

    visit.at("#send").click();
    visit.reads("Thank you for your answers");

    assertThat(survey.rows().getFirst()).containsEntry("version", 1);
  }

  @Test
  void aQuestionThatTheScriptDidNotShowIsShownOnSending() {
    var visit = open();
    visit.page().route("**/questions", route -> route.abort());
    visit.at("#q1").getByLabel("1").check();

    var response = visit.page().waitForNavigation(() -> visit.at("#send").click());

    assertThat(response.status()).isEqualTo(422);
    assertThat(visit.at("#q5")).isVisible();
    assertThat(visit.at("#q5-0")).hasAccessibleDescription("Please answer: About why");
  }

  @Test
  void whatWasTypedSurvivesWhatComesUp() {
    var visit = open();
    visit.at("#q6-0").fill("First");
    visit.at("#q1").getByLabel("1").check();
    assertThat(visit.at("#q5")).isVisible();
    assertThat(visit.isIn(visit.at("#q1-0"))).isTrue();
    assertThat(visit.at("#q6-0")).hasValue("First");
    assertThat(survey.results().text("/partial")).isEqualTo("1");
  }

  @Test
  void readInItsOwnLanguage() {
    var text = Map.of("default", "Who are you?", "ru", "Кто вы?", "de", "Wer sind Sie?");
    survey
        .put(
            survey.draft(
                GivenSurvey.WHO
                    .with("title", text)
                    .with("choices", List.of(Map.of("value", "a", "text", text)))))
        .with(200);
    survey.publish().with(200);
    var visit = Visit.to(talk, view -> view.setLocale("ru-RU"));
    visit.open(path());

    assertThat(visit.at("legend")).hasText("Кто вы?");
    assertThat(visit.at(".choice")).hasText("Кто вы?");
    visit.link("English").click();
    assertThat(visit.at("legend")).hasText("Who are you?");
  }
}
