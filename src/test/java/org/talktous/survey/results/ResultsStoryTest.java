package org.talktous.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.talktous.survey.response.GivenSurvey;
import org.talktous.testing.Answer;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Results, against cases worked out by hand. */
@ServiceTest
class ResultsStoryTest {
  private final TalkToUs talk;
  private final GivenSurvey survey;

  ResultsStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.survey = GivenSurvey.of(talk);
  }

  private static JsonNode question(Answer results, String name) {
    return results.items("/questions").stream()
        .filter(each -> each.at("/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> each(JsonNode list, String member) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.at("/" + member).asText())
        .toList();
  }

  /** Six readers: two find it unclear and are asked why; the last answers what must be. */
  private void sixAnswer() {
    survey
        .answered(
            "clarity", 5, "recommend", 10, "helped", List.of("theory", "cases"), "who", "student")
        .with(201);
    survey
        .answered(
            "clarity",
            4,
            "recommend",
            9,
            "helped",
            List.of("theory"),
            "who",
            "student",
            "missing",
            "First")
        .with(201);
    talk.clock().advance(Duration.ofMinutes(1));
    survey
        .answered(
            "clarity",
            2,
            "why",
            "Dense",
            "recommend",
            6,
            "helped",
            List.of("none"),
            "missing",
            "Second")
        .with(201);
    survey.answered("clarity", 1, "why", "Long", "recommend", 0, "who", 3).with(201);
    survey.answered("clarity", 4, "recommend", 8, "who", "researcher").with(201);
    survey.answered("clarity", 3).with(201);
  }

  @Test
  void sixResponsesAddUp() {
    sixAnswer();
    var results = survey.results();

    assertThat(results.text("/responses")).isEqualTo("6");
    assertThat(results.text("/brokenDown")).isEqualTo("true");

    var clarity = question(results, "clarity");
    assertThat(clarity.at("/answered").asInt()).isEqualTo(6);
    assertThat(clarity.at("/skipped").asInt()).isZero();
    // (5 + 4 + 2 + 1 + 4 + 3) / 6, and three fours and fives of six
    assertThat(clarity.at("/mean").asDouble()).isEqualTo(3.1667);
    assertThat(clarity.at("/csat").asDouble()).isEqualTo(0.5);
    assertThat(clarity.has("nps")).isFalse();
    assertThat(each(clarity.at("/distribution"), "value")).containsExactly("1", "2", "3", "4", "5");
    assertThat(each(clarity.at("/distribution"), "count")).containsExactly("1", "1", "1", "2", "1");
    assertThat(each(clarity.at("/distribution"), "share"))
        .containsExactly("0.1667", "0.1667", "0.1667", "0.3333", "0.1667");

    var recommend = question(results, "recommend");
    assertThat(recommend.at("/answered").asInt()).isEqualTo(5);
    assertThat(recommend.at("/skipped").asInt()).isEqualTo(1);
    // Two promoters less two detractors, of five.
    assertThat(recommend.at("/nps").asDouble()).isZero();
    assertThat(recommend.at("/mean").asDouble()).isEqualTo(6.6);
    assertThat(recommend.has("csat")).isFalse();

    var helped = question(results, "helped");
    assertThat(helped.at("/answered").asInt()).isEqualTo(3);
    assertThat(helped.at("/skipped").asInt()).isEqualTo(3);
    assertThat(each(helped.at("/choices"), "count")).containsExactly("2", "1", "1");
    // Of the three who answered.
    assertThat(each(helped.at("/choices"), "share")).containsExactly("0.6667", "0.3333", "0.3333");

    var who = question(results, "who");
    assertThat(who.at("/answered").asInt()).isEqualTo(4);
    assertThat(each(who.at("/choices"), "value")).containsExactly("student", "researcher", "3");
    assertThat(who.at("/choices/2/value").isNumber()).isTrue();
    assertThat(each(who.at("/choices"), "share")).containsExactly("0.5", "0.25", "0.25");

    // Only two were asked, and both answered.
    var why = question(results, "why");
    assertThat(why.at("/answered").asInt()).isEqualTo(2);
    assertThat(why.at("/skipped").asInt()).isZero();
    assertThat(why.at("/texts").toString()).isEqualTo("[\"Long\",\"Dense\"]");

    var missing = question(results, "missing");
    assertThat(missing.at("/texts").toString()).isEqualTo("[\"Second\",\"First\"]");
    assertThat(missing.at("/skipped").asInt()).isEqualTo(4);
  }

  @Test
  void fewerThanFiveAreNotBrokenDown() {
    for (int i = 0; i < 4; i++) {
      survey.answered("clarity", 5, "missing", "Of one of few").with(201);
    }
    var four = survey.results();
    assertThat(four.text("/responses")).isEqualTo("4");
    assertThat(four.text("/brokenDown")).isEqualTo("false");
    assertThat(four.items("/questions")).isEmpty();
    assertThat(four.body()).doesNotContain("Of one of few");

    survey.answered("clarity", 5).with(201);

    assertThat(survey.results().text("/brokenDown")).isEqualTo("true");
  }

  @Test
  void nobodyHasAnswered() {
    var results = survey.results();

    assertThat(results.text("/responses")).isEqualTo("0");
    assertThat(results.text("/partial")).isEqualTo("0");
    assertThat(results.text("/suspect")).isEqualTo("0");
    assertThat(results.items("/questions")).isEmpty();
  }

  @Test
  void allArePromoters() {
    for (int i = 0; i < 5; i++) {
      survey.answered("clarity", 5, "recommend", 9 + i % 2).with(201);
    }
    var results = survey.results();

    assertThat(question(results, "recommend").at("/nps").asDouble()).isEqualTo(100);
    assertThat(question(results, "clarity").at("/csat").asDouble()).isEqualTo(1);
  }

  @Test
  void aQuestionThatEverybodySkippedHasNoScores() {
    for (int i = 0; i < 5; i++) {
      survey.answered("clarity", 5).with(201);
    }
    var recommend = question(survey.results(), "recommend");

    assertThat(recommend.at("/answered").asInt()).isZero();
    assertThat(recommend.at("/skipped").asInt()).isEqualTo(5);
    assertThat(recommend.has("mean")).isFalse();
    assertThat(recommend.has("nps")).isFalse();
    assertThat(recommend.at("/distribution/0/count").asInt()).isZero();
    assertThat(recommend.at("/distribution/0/share").isNull()).isTrue();
  }

  @Test
  void partialAndSuspectResponsesAreCountedApart() {
    sixAnswer();
    survey.sent(talk.api(), survey.request("clarity", 1).with("complete", false)).with(201);
    survey.answered("clarity", 1, "why", "Spam").with(201);
    talk.sql()
        .run(
            "update survey_response set suspect = true where survey_id = ? and id ="
                + " (select response_id from survey_answer where value = 'Spam')",
            survey.id());

    var results = survey.results();

    assertThat(results.text("/responses")).isEqualTo("6");
    assertThat(results.text("/partial")).isEqualTo("1");
    assertThat(results.text("/suspect")).isEqualTo("1");
    assertThat(question(results, "clarity").at("/mean").asDouble()).isEqualTo(3.1667);
    assertThat(results.body()).doesNotContain("Spam");
  }

  @Test
  void resultsCanBeOfOneArticle() {
    var other = talk.given().article();
    survey
        .put(
            survey
                .draft(GivenSurvey.CLARITY)
                .with("articles", List.of(survey.article().slug(), other.slug())))
        .with(200);
    survey.publish().with(200);
    for (int i = 0; i < 5; i++) {
      survey.answered("clarity", 5).with(201);
    }
    survey.sent(talk.api(), survey.request("clarity", 1).with("article", other.slug())).with(201);

    assertThat(question(survey.results(), "clarity").at("/answered").asInt()).isEqualTo(6);
    var own = survey.results("?article=" + survey.article().slug()).with(200);
    assertThat(own.text("/article")).isEqualTo(survey.article().slug());
    assertThat(question(own, "clarity").at("/mean").asDouble()).isEqualTo(5);
    assertThat(survey.results("?article=" + other.slug()).with(200).text("/brokenDown"))
        .isEqualTo("false");
  }

  @Test
  void textsAreTheLatestTwoHundred() {
    for (int i = 0; i < 205; i++) {
      survey.answered("clarity", 3, "missing", "No. " + i).with(201);
      talk.clock().advance(Duration.ofSeconds(1));
    }

    var texts = question(survey.results(), "missing").at("/texts");

    assertThat(texts).hasSize(200);
    assertThat(texts.get(0).asText()).isEqualTo("No. 204");
    assertThat(texts.get(199).asText()).isEqualTo("No. 5");
  }
}
