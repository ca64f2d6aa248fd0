package org.talktous.survey.response;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/**
 * A reader answers a survey in a browser: those to whom the article is not clear are asked why, at
 * once where scripts run, and in a second step where none do.
 */
@BrowserTest
@ServiceTest
class SurveyFlowTest {
  private final TalkToUs talk;
  private final GivenSurvey survey;

  SurveyFlowTest(TalkToUs talk) {
    this.talk = talk;
    this.survey =
        GivenSurvey.asking(
            talk,
            GivenSurvey.CLARITY.with("title", both("How clear was it?", "Насколько понятно?")),
            GivenSurvey.RECOMMEND,
            GivenSurvey.HELPED,
            GivenSurvey.WHY.with("title", both("What was hard?", "Что было трудно?")),
            GivenSurvey.MISSING);
    survey.put(titled()).with(200);
    survey.publish().with(200);
  }

  private Fields titled() {
    var draft = survey.read().json();
    return Fields.NONE
        .with("title", both("What do you think?", "Что вы думаете?"))
        .with("articles", List.of(survey.article().slug()))
        .with("elements", draft.at("/elements"));
  }

  private static Map<String, String> both(String english, String russian) {
    return Map.of("default", english, "ru", russian);
  }

  static List<Arguments> readers() {
    return List.of(
        Arguments.of(SurveyWords.ENGLISH, Visit.DESK),
        Arguments.of(SurveyWords.ENGLISH, Visit.PHONE),
        Arguments.of(SurveyWords.RUSSIAN, Visit.DESK),
        Arguments.of(SurveyWords.RUSSIAN, Visit.PHONE));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void questionsComeAndGoInPlace(SurveyWords said, Consumer<Browser.NewContextOptions> view) {
    var visit = open(view.andThen(said.reader()));
    assertThat(visit.at("html")).hasAttribute("lang", said.language());
    assertThat(visit.at(".progress")).isHidden();
    assertThat(visit.at("#q4")).isHidden();
    visit.isSound();
    visit.at("#q5-0").fill("Sources");

    rate(visit, said.clarity(), "2").check();
    assertThat(visit.at("#q4")).isVisible();
    assertThat(visit.field(said.why())).isVisible();
    assertThat(visit.at("#q5-0")).hasValue("Sources");
    assertThat(visit.at("#said")).not().isEmpty();
    visit.isSound();
    rate(visit, said.clarity(), "3").check();
    assertThat(visit.at("#q4")).isHidden();
    rate(visit, said.clarity(), "1").check();
    visit.field(said.why()).fill("Terms");
    visit.at("#q3").getByLabel("theory").check();
    visit.button(said.send()).click();

    thanked(visit, said);
    assertThat(survey.rows()).hasSize(1);
    assertThat(survey.rows().getFirst())
        .containsEntry("state", "complete")
        .containsEntry("suspect", false)
        .containsEntry("locale", said.language());
    assertThat(String.valueOf(survey.rows().getFirst().get("answers")))
        .isEqualTo(
            "{\"why\": \"Terms\", \"helped\": [\"theory\"], \"clarity\": 1, \"missing\":"
                + " \"Sources\"}");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void withScriptsOffTheyComeInSteps(SurveyWords said, Consumer<Browser.NewContextOptions> view) {
    var visit = open(view.andThen(said.reader()).andThen(it -> it.setJavaScriptEnabled(false)));
    assertThat(visit.at(".progress")).hasText(said.step1());
    assertThat(visit.at("#q4")).isHidden();
    assertThat(visit.at("#q5")).isHidden();
    rate(visit, said.clarity(), "2").check();
    visit.at("#q3").getByLabel("cases").check();
    visit.button(said.next()).click();

    assertThat(visit.at(".progress")).hasText(said.step2());
    assertThat(survey.rows().getFirst()).containsEntry("state", "partial");
    assertThat(survey.results().text("/partial")).isEqualTo("1");

    visit.link(said.back()).click();
    assertThat(rate(visit, said.clarity(), "2")).isChecked();
    assertThat(visit.at("#q3").getByLabel("cases")).isChecked();
    rate(visit, said.clarity(), "1").check();
    visit.button(said.next()).click();
    visit.field(said.why()).fill("Terms");
    visit.button(said.send()).click();

    thanked(visit, said);
    assertThat(survey.rows()).hasSize(1);
    assertThat(survey.rows().getFirst())
        .containsEntry("state", "complete")
        .containsEntry("suspect", false);
    assertThat(String.valueOf(survey.rows().getFirst().get("answers")))
        .isEqualTo("{\"why\": \"Terms\", \"helped\": [\"cases\"], \"clarity\": 1}");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void whatIsMissingIsNamedAndNothingIsLost(
      SurveyWords said, Consumer<Browser.NewContextOptions> view) {
    var visit = open(view.andThen(said.reader()));
    visit.at("#q2").getByLabel("10").check();
    visit.at("#q3").getByLabel("none").check();
    visit.at("#q5-0").fill("Line one\nand two");
    visit.at("#survey").evaluate("form => form.noValidate = true");

    var response = visit.page().waitForNavigation(() -> visit.at("#send").click());

    assertThat(response.status()).isEqualTo(422);
    assertThat(visit.isIn(visit.at("#refusal"))).isTrue();
    assertThat(visit.at("#q2").getByLabel("10")).isChecked();
    assertThat(visit.at("#q3").getByLabel("none")).isChecked();
    assertThat(visit.at("#q5-0")).hasValue("Line one\nand two");
    assertThat(visit.at("#q1")).hasAccessibleDescription(said.missing());
    visit.isSound();
    visit.link(said.missing()).click();
    assertThat(visit.isIn(rate(visit, said.clarity(), "1"))).isTrue();
    rate(visit, said.clarity(), "4").check();
    visit.button(said.send()).click();
    thanked(visit, said);
    assertThat(survey.rows()).hasSize(1);
  }

  private Visit open(Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view);
    assertThat(visit.open("/articles/" + survey.article().slug() + "/survey")).isEqualTo(200);
    // Whoever sends a form at once is taken for a program.
    talk.clock().advance(Duration.ofSeconds(20));
    return visit;
  }

  private static Locator rate(Visit visit, String question, String rate) {
    return visit
        .page()
        .getByRole(
            com.microsoft.playwright.options.AriaRole.GROUP,
            new com.microsoft.playwright.Page.GetByRoleOptions().setName(question))
        .getByLabel(rate, new Locator.GetByLabelOptions().setExact(true));
  }

  private static void thanked(Visit visit, SurveyWords said) {
    visit.reads(said.thanks());
    assertThat(visit.path()).endsWith("/survey/thanks");
    assertThat(visit.link(said.call()))
        .hasAttribute("href", java.util.regex.Pattern.compile("/call$"));
    assertThat(visit.link(said.write()))
        .hasAttribute("href", java.util.regex.Pattern.compile("/comment$"));
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }
}
