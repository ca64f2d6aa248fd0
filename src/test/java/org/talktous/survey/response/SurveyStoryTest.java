package org.talktous.survey.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Staff write a survey, publish it, and change it. */
@ServiceTest
class SurveyStoryTest {
  private final TalkToUs talk;
  private final GivenSurvey survey;

  SurveyStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.survey = GivenSurvey.of(talk);
  }

  private String path() {
    return "/api/v1/admin/surveys/" + survey.id();
  }

  @Test
  void readersAreAskedWhatWasPublished() {
    var asked = survey.read().with(200);

    assertThat(asked.text("/id")).isEqualTo(survey.id());
    assertThat(asked.text("/version")).isEqualTo("1");
    assertThat(asked.text("/title")).isEqualTo("What do you think?");
    assertThat(asked.items("/elements").stream().map(each -> each.at("/name").asText()))
        .containsExactly("clarity", "recommend", "helped", "who", "why", "missing");
    assertThat(asked.text("/elements/4/visibleIf")).isEqualTo("{clarity} < 3");
    assertThat(asked.texts("/elements/3/choices")).containsExactly("student", "researcher", "3");
    assertThat(asked.at("/elements/3/choices/2").isNumber()).isTrue();
  }

  @Test
  void aSurveyIsNotAskedBeforeItsPublication() {
    var article = talk.given().article();
    var id = UUID.randomUUID().toString();
    var draft = survey.draft(GivenSurvey.WHO).with("articles", List.of(article.slug()));
    talk.desk().put("/api/v1/admin/surveys/" + id, draft).with(200);

    talk.api().get("/api/v1/articles/" + article.slug() + "/survey").with(404);
    talk.api()
        .post("/api/v1/surveys/" + id + "/responses", survey.request("who", "student"))
        .with(404);
  }

  @Test
  void aChangeWaitsForTheNextPublication() {
    var changed = survey.put(survey.draft(GivenSurvey.WHO)).with(200);
    assertThat(changed.text("/version")).isEqualTo("2");
    assertThat(changed.text("/published")).isEqualTo("1");
    assertThat(survey.read().items("/elements")).hasSize(6);
    survey.answered("clarity", 4).with(201);

    assertThat(survey.publish().with(200).text("/published")).isEqualTo("2");

    assertThat(survey.read().items("/elements")).hasSize(1);
    survey.answered("clarity", 4).with(400);
    assertThat(survey.answered("who", "student").with(201).text("/version")).isEqualTo("2");
    assertThat(survey.results().text("/version")).isEqualTo("2");
    assertThat(survey.results("?version=1").with(200).text("/responses")).isEqualTo("1");
    assertThat(talk.desk().get(path() + "?version=1").with(200).items("/elements")).hasSize(6);
  }

  @Test
  void writingTheSameAgainChangesNothing() {
    survey.put(survey.draft(GivenSurvey.WHO)).with(200);
    assertThat(survey.put(survey.draft(GivenSurvey.WHO)).with(200).text("/version")).isEqualTo("2");
  }

  @Test
  void whatIsReadCanBeWrittenBack() {
    var asStaff = talk.desk().get(path()).with(200);
    var asReader = survey.read();

    assertThat(talk.desk().put(path(), asStaff.body()).with(200).json()).isEqualTo(asStaff.json());
    assertThat(talk.desk().put(path(), asReader.body()).with(200).text("/version")).isEqualTo("1");
    var elsewhere = talk.desk().put("/api/v1/admin/surveys/another", asStaff.body()).with(400);
    assertThat(elsewhere.blamed()).containsExactly("id");
  }

  @Test
  void publishingTwiceIsFine() {
    var once = survey.publish().with(200);
    assertThat(survey.publish().with(200).json()).isEqualTo(once.json());
  }

  @Test
  void theDatabaseItselfKeepsAPublishedVersion() {
    assertThatThrownBy(
            () ->
                talk.sql()
                    .run(
                        "update survey_version set content = '{}' where survey_id = ?",
                        survey.id()))
        .hasStackTraceContaining("never changed");
    assertThatThrownBy(
            () -> talk.sql().run("delete from survey_version where survey_id = ?", survey.id()))
        .hasStackTraceContaining("never changed");
  }

  @Test
  void aSurveyForTheArticleGoesBeforeOneForAll() {
    var service = TalkToUs.with(Map.of("talk.surveys", "for every article"));
    var own = GivenSurvey.of(service);
    var forAll = new GivenSurvey(service, service.given().article(), "for-all");
    assertThat(forAll.read().status()).isEqualTo(404);

    forAll.put(forAll.draft(GivenSurvey.WHO).without("articles")).with(200);
    forAll.publish().with(200);

    assertThat(forAll.read().with(200).text("/id")).isEqualTo("for-all");
    assertThat(own.read().with(200).text("/id")).isEqualTo(own.id());
    var later = new GivenSurvey(service, own.article(), "later");
    later.put(later.draft(GivenSurvey.WHO)).with(200);
    service.clock().advance(java.time.Duration.ofSeconds(1));
    later.publish().with(200);
    assertThat(own.read().with(200).text("/id")).isEqualTo("later");
  }

  @Test
  void whatIsOutsideTheSubsetIsRefusedByItsPlace() {
    var refused =
        survey
            .put(
                survey
                    .draft(
                        GivenSurvey.WHO.with("choicesByUrl", "x"),
                        GivenSurvey.question("matrix", "m"))
                    .with("pages", List.of()))
            .with(400);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.blamed())
        .containsExactlyInAnyOrder("pages", "elements[0].choicesByUrl", "elements[1].type");
  }

  @Test
  void anArticleThatIsAskedAboutMustExist() {
    var draft =
        survey.draft(GivenSurvey.WHO).with("articles", List.of(survey.article().slug(), "nowhere"));
    assertThat(survey.put(draft).with(400).blamed()).containsExactly("articles[1]");
    assertThat(survey.put(draft.with("articles", "x")).with(400).blamed())
        .containsExactly("articles");
    assertThat(survey.put(draft.with("articles", List.of(7))).with(400).blamed())
        .containsExactly("articles[0]");
  }

  @Test
  void anIdIsSmallLettersDigitsAndHyphens() {
    for (var id : List.of("Big", "under_score", "a--b", "x".repeat(101))) {
      assertThat(
              talk.desk()
                  .put("/api/v1/admin/surveys/" + id, survey.draft(GivenSurvey.WHO))
                  .with(400)
                  .blamed())
          .containsExactly("id");
    }
  }

  @Test
  void surveysAreListedByTheirIds() {
    var found = talk.desk().get("/api/v1/admin/surveys?cursor=" + before(survey.id())).with(200);

    var own =
        found.items("/items").stream()
            .filter(each -> each.at("/id").asText().equals(survey.id()))
            .findFirst()
            .orElseThrow();
    assertThat(own.at("/title").asText()).isEqualTo("What do you think?");
    assertThat(own.at("/published").asInt()).isEqualTo(1);
    assertThat(found.json().has("next")).isTrue();
  }

  private static String before(String id) {
    return id.substring(0, id.length() - 1);
  }

  @Test
  void onlyAdminsWriteAndOnlyStaffRead() {
    talk.api().put(path(), survey.draft(GivenSurvey.WHO)).with(401);
    talk.api().post(path() + "/publication").with(401);
    for (var path : List.of("/api/v1/admin/surveys", path(), path() + "/results")) {
      talk.api().get(path).with(401);
      talk.desk().get(path).with(200);
    }
    var host = talk.given().host("UTC").signsIn();
    host.put(path(), survey.draft(GivenSurvey.WHO)).with(403);
    host.post(path() + "/publication").with(403);
    host.get(path() + "/results").with(200);
    host.get(path()).with(200);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (var path : List.of("", "/results", "?version=7", "/results?version=7")) {
      talk.desk().get("/api/v1/admin/surveys/nowhere" + path).with(404);
    }
    talk.desk().get(path() + "?version=7").with(404);
    talk.desk().get(path() + "/results?article=nowhere").with(404);
    talk.desk().post("/api/v1/admin/surveys/nowhere/publication").with(404);
    talk.api().get("/api/v1/articles/nowhere/survey").with(404);
    talk.api().post("/api/v1/surveys/nowhere/responses", survey.request()).with(404);
  }

  @Test
  void writtenAtOnceEachChangeIsAVersion() {
    var answers =
        Concurrently.run(
            8, i -> survey.put(survey.draft(GivenSurvey.WHO).with("title", "No. " + i)).status());

    assertThat(answers).containsOnly(200);
    assertThat(talk.desk().get(path()).text("/version")).isEqualTo("9");
  }

  @Test
  void textsMayBeInSeveralLanguages() {
    var titles = Map.of("default", "Who are you?", "ru", "Кто вы?");
    var put =
        survey
            .put(
                survey
                    .draft(
                        Fields.NONE
                            .with("type", "radiogroup")
                            .with("name", "who")
                            .with("title", titles)
                            .with("choices", List.of(Map.of("value", "x", "text", titles))))
                    .with("title", titles))
            .with(200);

    assertThat(put.text("/title/ru")).isEqualTo("Кто вы?");
    assertThat(put.text("/elements/0/choices/0/text/default")).isEqualTo("Who are you?");
  }
}
