package org.talktous.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.Spoiler;
import org.talktous.testing.TalkToUs;

/**
 * Thousands of surveys and responses, each a valid one with something spoiled: none may break the
 * service, and whatever is taken must be sound.
 */
@ServiceTest
class MutatedSurveyTest {
  private static final int REQUESTS = 5_000;

  private final Spoiler spoiler = new Spoiler(20261124);
  private final TalkToUs talk;
  private final GivenSurvey survey;
  private final GivenSurvey spoiled;
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  MutatedSurveyTest() {
    // A spoiled survey may be for every article; no other test is to meet it.
    this.talk = TalkToUs.with(Map.of("talk.surveys", "spoiled"));
    this.survey = GivenSurvey.of(talk);
    this.spoiled = GivenSurvey.of(talk);
  }

  private record Request(String method, String path, Object body) {}

  private List<Request> requests() {
    var responses = "/api/v1/surveys/" + survey.id() + "/responses";
    var draft =
        spoiled
            .draft(
                GivenSurvey.CLARITY.with("minRateDescription", "Hard"),
                GivenSurvey.HELPED.with("description", Map.of("default", "Which?", "ru", "Какие?")),
                GivenSurvey.WHO.with("choices", List.of("a", 2, Map.of("value", 3, "text", "c"))),
                GivenSurvey.WHY.with("visibleIf", "{clarity} < 3 and not ({who} anyof ['a', 2])"),
                GivenSurvey.MISSING)
            .with("description", "About it");
    var full =
        survey.request(
            "clarity",
            2,
            "recommend",
            9,
            "helped",
            List.of("theory", "none"),
            "who",
            3,
            "why",
            "x",
            "missing",
            "y");
    return List.of(
        new Request("POST", responses, full.values()),
        new Request("PUT", "/api/v1/admin/surveys/" + spoiled.id(), draft.values()),
        new Request("POST", responses, answers(full).values()),
        new Request("POST", responses, full.with("complete", false).with("locale", "ru").values()));
  }

  /** The same, and the spoiler will not spend itself on what stands around the answers. */
  private static Fields answers(Fields full) {
    return Fields.NONE
        .with("article", full.values().get("article"))
        .with("answers", full.values().get("answers"));
  }

  @Test
  void aSpoiledRequestIsAnsweredAndWhatIsTakenIsSound() {
    var requests = requests();
    for (int i = 0; i < REQUESTS; i++) {
      var request = requests.get(i % requests.size());
      var body = spoiler.body(request.body());
      var client =
          i % 3 == 0
              ? talk.desk().with("Idempotency-Key", UUID.randomUUID().toString())
              : talk.desk();
      var answer = client.send(request.method(), request.path(), body);
      statuses.merge(answer.status(), 1, Integer::sum);
      assertThat(answer.status())
          .as(() -> new String(body, StandardCharsets.UTF_8) + " to " + answer)
          .isBetween(200, 499);
      if (answer.status() >= 400) {
        assertTellsWhatAndNothingOfTheInside(answer);
      }
      if (i % 250 == 0) {
        whatWasTakenIsSound();
      }
    }
    System.out.println("Spoiled requests to surveys, by status: " + statuses);
    whatWasTakenIsSound();
  }

  private static void assertTellsWhatAndNothingOfTheInside(Answer answer) {
    assertThat(answer.problem()).isNotBlank();
    if (answer.problem().equals("invalid-request")) {
      assertThat(answer.blamed()).as(answer.toString()).isNotEmpty();
    }
    assertThat(answer.body())
        .doesNotContain("org.talktous", "java.", "jackson", "Exception", "SQL");
  }

  /** Every draft can be published and asked; every response is in both forms, and adds up. */
  private void whatWasTakenIsSound() {
    spoiled.publish().with(200);
    spoiled.results();
    for (var asked : List.of(spoiled, survey)) {
      talk.desk().get("/api/v1/admin/surveys/" + asked.id()).with(200);
    }
    assertThat(talk.api().get("/articles/" + spoiled.article().slug() + "/survey").status())
        .isIn(200, 404);
    var results = survey.results();
    assertThat(
            Long.parseLong(results.text("/responses")) + Long.parseLong(results.text("/partial")))
        .isEqualTo(survey.rows().size());
    assertThat(
            talk.sql()
                .count(
                    """
                    select count(*)
                    from survey_response r
                    where survey_id = ?
                      and (select count(*) from jsonb_object_keys(answers))
                        <> (select count(*) from survey_answer where response_id = r.id and place = 0)
                    """,
                    survey.id()))
        .isZero();
    assertThat(
            talk.sql()
                .count(
                    """
                    select count(*)
                    from survey_response
                    where survey_id = ? and state = 'complete' and not answers ?? 'clarity'
                    """,
                    survey.id()))
        .isZero();
  }
}
