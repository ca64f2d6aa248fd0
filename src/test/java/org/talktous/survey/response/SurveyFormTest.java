package org.talktous.survey.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** The form of a survey as programs send it, honest or not. */
@ServiceTest
class SurveyFormTest {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

  private final TalkToUs talk;
  private final GivenSurvey survey;
  private final Api browser;

  SurveyFormTest(TalkToUs talk) {
    this.talk = talk;
    this.survey = GivenSurvey.of(talk);
    this.browser =
        talk.api()
            .with("Content-Type", "application/x-www-form-urlencoded")
            .with("Accept", "text/html");
  }

  private String path() {
    return "/articles/" + survey.article().slug() + "/survey";
  }

  @Test
  void whatATextMustBeIsSaidBesideItsField() {
    var asked =
        GivenSurvey.asking(
            talk,
            GivenSurvey.question("text", "age").with("inputType", "number").with("max", 120),
            GivenSurvey.question("text", "code")
                .with(
                    "validators",
                    List.of(Map.of("type", "regex", "regex", "^A", "text", "It begins with A."))),
            GivenSurvey.question("checkbox", "helped")
                .with(
                    "choices",
                    List.of(
                        "theory", Map.of("value", "none", "text", "None", "isExclusive", true))));
    var path = "/articles/" + asked.article().slug() + "/survey";
    var form = form(path);
    form.putAll(Map.of("q1", "121", "q2", "B", "q3-0", "theory", "q3-1", "none"));

    assertThat(browser.post(path, written(form)).with(422).body())
        .contains("Please write 120 or less: About age")
        .contains("It begins with A.")
        .contains("none besides one that excludes the others: About helped")
        .contains("type=\"number\"", "value=\"121\"");
    form.putAll(Map.of("q1", "120", "q2", "A1", "q3-0", ""));
    form.remove("q3-0");
    browser.post(path, written(form)).with(303);
  }

  /** The fields that the page has filled in. */
  private Map<String, String> form() {
    return form(path());
  }

  private Map<String, String> form(String path) {
    var fields = new LinkedHashMap<String, String>();
    var matcher = HIDDEN.matcher(browser.get(path).with(200).body());
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    assertThat(fields).containsKeys("survey", "version", "step", "key", "stamp");
    return fields;
  }

  private Answer send(Map<String, String> fields, String... more) {
    var all = new LinkedHashMap<>(fields);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return browser.post(path(), written(all));
  }

  private static String written(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Object suspect() {
    return talk.sql().value("select suspect from survey_response where survey_id = ?", survey.id());
  }

  @Test
  void whoTakesTheirTimeIsCounted() {
    var form = form();
    talk.clock().advance(Duration.ofSeconds(3));

    assertThat(send(form, "whole", "yes", "q1", "4").with(303).header("Location"))
        .isEqualTo(path() + "/thanks");

    assertThat(suspect()).isEqualTo(false);
  }

  @Test
  void whoSendsAtOnceIsKeptButNotCounted() {
    send(form(), "whole", "yes", "q1", "4").with(303);

    assertThat(suspect()).isEqualTo(true);
    assertThat(survey.results().text("/suspect")).isEqualTo("1");
    assertThat(survey.results().text("/responses")).isEqualTo("0");
    assertThat(
            talk.sql()
                .count("select count(*) from event where subject = ?", "surveys/" + survey.id()))
        .isZero();
  }

  @Test
  void whoFillsInWhatPeopleDoNotSeeIsKeptButNotCounted() {
    var form = form();
    talk.clock().advance(Duration.ofSeconds(3));
    send(form, "whole", "yes", "q1", "4", "website", "https://spam.example").with(303);

    assertThat(suspect()).isEqualTo(true);
  }

  @Test
  void whoMakesUpAStampIsKeptButNotCounted() {
    send(form(), "whole", "yes", "q1", "4", "stamp", "1.00000000000000000000000000000000")
        .with(303);

    assertThat(suspect()).isEqualTo(true);
  }

  @Test
  void aQuickSecondStepIsNoProgramsWork() {
    var form = form();
    talk.clock().advance(Duration.ofSeconds(3));
    var next = send(form, "q1", "4").with(303).header("Location");
    assertThat(next).endsWith("&step=2");
    assertThat(browser.get(next).with(200).body()).contains("Step 2 of 2");

    send(form, "step", "1").with(303);

    assertThat(suspect()).isEqualTo(false);
    assertThat(survey.results().text("/responses")).isEqualTo("1");
    assertThat(browser.get(next).with(303).header("Location")).isEqualTo(path() + "/thanks");
  }

  @Test
  void aStepThatWasPassedOverIsShown() {
    var form = form();

    assertThat(send(form, "step", "1", "q6", "Sources").with(303).header("Location"))
        .endsWith("&step=1");

    assertThat(survey.rows().getFirst()).containsEntry("state", "partial");
  }

  @Test
  void whatIsNotOfferedIsRefusedAndNothingIsKept() {
    var refused = send(form(), "whole", "yes", "q1", "9", "q4", "nobody", "q6", "x".repeat(5_001));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Please choose from the answers shown: About clarity")
        .contains("Please choose from the answers shown: About who")
        .contains("Please make the answer shorter");
    assertThat(survey.rows()).isEmpty();
  }

  @Test
  void aFormOfNoSurveyOfOursStartsAnew() {
    for (var field : Map.of("survey", "nowhere", "version", "7", "key", "guess").entrySet()) {
      assertThat(
              send(form(), field.getKey(), field.getValue(), "q1", "4")
                  .with(303)
                  .header("Location"))
          .isEqualTo(path());
    }
    assertThat(survey.rows()).isEmpty();
    browser.get(path() + "?response=nonsense&step=x").with(200);
    browser.get(path() + "?response=00000000-0000-0000-0000-000000000000&step=99").with(200);
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    browser.with("Sec-Fetch-Site", "cross-site").post(path(), written(form())).with(403);
    browser
        .with("Sec-Fetch-Site", "cross-site")
        .post(path() + "/questions", written(form()))
        .with(403);
    assertThat(survey.rows()).isEmpty();
  }

  @Test
  void whatTheScriptAsksIsAnsweredByTheSameRule() {
    var form = form();
    var script = browser.with("Accept", "*/*");
    form.put("whole", "yes");
    form.put("q1", "2");

    var unclear = script.post(path() + "/questions", written(form)).with(200);
    assertThat(unclear.texts("/visible")).containsExactly("q1", "q2", "q3", "q4", "q5", "q6");
    form.put("q1", "3");
    var clear = script.post(path() + "/questions", written(form)).with(200);
    assertThat(clear.texts("/visible")).containsExactly("q1", "q2", "q3", "q4", "q6");
    assertThat(survey.rows()).isEmpty();
    form.put("purpose", "keep");
    script.post(path() + "/questions", written(form)).with(200);
    assertThat(survey.rows()).hasSize(1);
    form.put("survey", "nowhere");
    script.post(path() + "/questions", written(form)).with(404);
  }

  @Test
  void anotherArticlesPageDoesNotShowTheAnswers() {
    var form = form();
    send(form, "q1", "4", "q6", "Mine").with(303);
    var other = GivenSurvey.of(talk);

    var shown =
        browser
            .get("/articles/" + other.article().slug() + "/survey?response=" + form.get("key"))
            .with(200);

    assertThat(shown.body()).doesNotContain("checked");
  }

  @Test
  void aKeyOfAnotherSurveyLeadsNowhere() {
    var form = form();
    send(form, "q1", "4").with(303);
    var other = GivenSurvey.asking(talk, GivenSurvey.WHO);
    form.put("survey", other.id());
    form.put("q1", "student");

    browser.post("/articles/" + other.article().slug() + "/survey", written(form)).with(303);

    assertThat(other.rows()).isEmpty();
    assertThat(String.valueOf(survey.rows().getFirst().get("answers")))
        .isEqualTo("{\"clarity\": 4}");
  }

  @Test
  void whateverStandsInAFieldAPageComes() {
    for (var field : form().keySet()) {
      for (var nonsense :
          List.of("", "a\u0000b", "-1", "9".repeat(40), "\ufffd", "x".repeat(9_000))) {
        assertThat(send(form(), field, nonsense, "q1", "4").status())
            .as(field + "=" + nonsense)
            .isIn(200, 303, 422);
      }
    }
    assertThat(browser.post(path(), "").status()).isIn(303, 400);
    assertThat(browser.post(path(), written(form()) + "&q1=1&q1=2&key=x").status())
        .isIn(303, 400, 422);
    assertThat(browser.post(path(), "q1=1&=&%00=1").status()).isIn(303, 400, 422);
    browser.get(path() + "?response=%00").with(400);
  }
}
