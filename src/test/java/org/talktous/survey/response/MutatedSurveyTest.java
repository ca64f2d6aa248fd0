package org.talktous.survey.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.SpoiledRequests;
import org.talktous.testing.SpoiledRequests.Request;
import org.talktous.testing.TalkToUs;

/**
 * Thousands of surveys and responses, each a valid one with something spoiled: none may break the
 * service, and whatever is taken must be sound.
 */
@ServiceTest
class MutatedSurveyTest {
  private static final int REQUESTS = 5_000;

  private final TalkToUs talk;
  private final GivenSurvey survey;
  private final GivenSurvey spoiled;

  MutatedSurveyTest() {
    // A spoiled survey may be for every article; no other test is to meet it.
    this.talk = TalkToUs.with(Map.of("talk.surveys", "spoiled"));
    this.survey = GivenSurvey.of(talk);
    this.spoiled = GivenSurvey.of(talk);
  }

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
    new SpoiledRequests(20261124, talk, requests()).send(REQUESTS, this::isSoundNowAndThen);
    whatWasTakenIsSound();
  }

  private void isSoundNowAndThen(Answer answer, int before) {
    if (before % 250 == 0) {
      whatWasTakenIsSound();
    }
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
