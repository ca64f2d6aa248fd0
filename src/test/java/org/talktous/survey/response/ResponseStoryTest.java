package org.talktous.survey.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.Api;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Readers answer a survey, well or badly, once or again. */
@ServiceTest
class ResponseStoryTest {
  private final TalkToUs talk;
  private final GivenSurvey survey;

  ResponseStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.survey = GivenSurvey.of(talk);
  }

  private Api withKey() {
    return talk.api().with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private List<Map<String, Object>> longForm() {
    return talk.sql()
        .rows(
            "select question, kind, place, value from survey_answer a join survey_response r"
                + " on r.id = a.response_id where survey_id = ? order by question, place",
            survey.id());
  }

  private static final Fields RULED =
      GivenSurvey.question("text", "ruled").with("isRequired", false);

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(RULED.with("inputType", "number").with("min", 0).with("max", 120), "41.5", "121"),
        arguments(RULED.with("inputType", "number").with("min", 0), "0", "-1"),
        arguments(RULED.with("inputType", "number"), "-3", "three"),
        arguments(RULED.with("inputType", "email"), "a@example.org", "a@example"),
        arguments(RULED.with("inputType", "url"), "https://example.org/x", "example.org"),
        arguments(
            RULED.with("inputType", "date").with("min", "2026-01-01"), "2026-02-28", "2025-12-31"),
        arguments(RULED.with("inputType", "date"), "2028-02-29", "2027-02-29"),
        arguments(RULED.with("maxLength", 3), "abc", "abcd"),
        arguments(validated("type", "text", "minLength", 3, "allowDigits", false), "abc", "ab"),
        arguments(validated("type", "text", "allowDigits", false), "abc", "a1"),
        arguments(validated("type", "numeric", "minValue", 1, "maxValue", 5), "5", "6"),
        arguments(validated("type", "email"), "a@example.org", "a"),
        arguments(validated("type", "regex", "regex", "^[A-Z]{2}\\d$"), "AB1", "AB12"),
        arguments(validated("type", "regex", "regex", "[[&&]x"), "a[x", "ax"),
        arguments(validated("type", "regex", "regex", "^[^]$"), "q", "qq"),
        arguments(
            validated("type", "regex", "regex", "^ab$", "caseInsensitive", true), "AB", "ABC"));
  }

  private static Fields validated(Object... members) {
    var validator = Fields.NONE;
    for (int i = 0; i < members.length; i += 2) {
      validator = validator.with(members[i].toString(), members[i + 1]);
    }
    return RULED.with("validators", List.of(validator.values()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatATextMustBeIsHeldTo(Fields question, String good, String bad) {
    var ruled = GivenSurvey.asking(talk, question);
    var path = "/api/v1/surveys/" + ruled.id() + "/responses";
    var response = Fields.NONE.with("article", ruled.article().slug());

    talk.api().post(path, response.with("answers", Map.of("ruled", good))).with(201);
    talk.api().post(path, response.with("answers", Map.of("ruled", ""))).with(201);
    assertThat(
            talk.api()
                .post(path, response.with("answers", Map.of("ruled", bad)))
                .with(400)
                .blamed())
        .containsExactly("ruled");
    // It goes out as it came in.
    var element = talk.api().get("/api/v1/articles/" + ruled.article().slug() + "/survey");
    for (var member : List.of("inputType", "min", "max", "maxLength", "validators")) {
      assertThat(element.with(200).json().at("/elements/0").has(member))
          .isEqualTo(question.values().containsKey(member));
    }
  }

  @Test
  void aNumberMayComeAsANumber() {
    var ruled = GivenSurvey.asking(talk, RULED.with("inputType", "number").with("max", 5));
    var path = "/api/v1/surveys/" + ruled.id() + "/responses";
    var response = Fields.NONE.with("article", ruled.article().slug());

    talk.api().post(path, response.with("answers", Map.of("ruled", 5))).with(201);
    talk.api().post(path, response.with("answers", Map.of("ruled", 6))).with(400);
  }

  /** One that takes long on a long text alone; what never ends is refused when it is written. */
  @Test
  void aPatternThatTakesLongKeepsNobodyWaiting() {
    var ruled = GivenSurvey.asking(talk, validated("type", "regex", "regex", "^.*.*.*b$"));
    var path = "/api/v1/surveys/" + ruled.id() + "/responses";

    talk.api()
        .post(
            path,
            Fields.NONE
                .with("article", ruled.article().slug())
                .with("answers", Map.of("ruled", "a".repeat(900) + "!")))
        .with(201);
  }

  @Test
  void noneExcludesTheOthers() {
    var choices =
        List.of("theory", "cases", Map.of("value", "none", "text", "None", "isExclusive", true));
    var asked =
        GivenSurvey.asking(
            talk, GivenSurvey.question("checkbox", "helped").with("choices", choices));
    var path = "/api/v1/surveys/" + asked.id() + "/responses";
    var response = Fields.NONE.with("article", asked.article().slug());

    talk.api()
        .post(path, response.with("answers", Map.of("helped", List.of("theory", "cases"))))
        .with(201);
    talk.api().post(path, response.with("answers", Map.of("helped", List.of("none")))).with(201);
    assertThat(
            talk.api()
                .post(path, response.with("answers", Map.of("helped", List.of("theory", "none"))))
                .with(400)
                .blamed())
        .containsExactly("helped");
  }

  @Test
  void answersAreKeptInBothForms() {
    var answer =
        survey
            .answered(
                "clarity",
                4,
                "recommend",
                0,
                "helped",
                List.of("cases", "theory"),
                "who",
                3,
                "missing",
                " The sources.\nAll of them. ")
            .with(201);

    assertThat(answer.text("/state")).isEqualTo("complete");
    assertThat(answer.text("/survey")).isEqualTo(survey.id());
    assertThat(answer.text("/article")).isEqualTo(survey.article().slug());
    var row = survey.rows().getFirst();
    assertThat(row.get("id")).hasToString(answer.text("/id"));
    assertThat(row.get("locale")).isEqualTo("en");
    assertThat(String.valueOf(row.get("answers")))
        .isEqualTo(
            """
            {"who": 3, "helped": ["theory", "cases"], "clarity": 4, "missing": "The sources.\\nAll of them.", "recommend": 0}\
            """);
    assertThat(longForm().stream().map(each -> each.values().toString()))
        .containsExactly(
            "[clarity, rating, 0, 4]",
            "[helped, checkbox, 0, theory]",
            "[helped, checkbox, 1, cases]",
            "[missing, comment, 0, The sources.\nAll of them.]",
            "[recommend, rating, 0, 0]",
            "[who, radiogroup, 0, 3]");
  }

  static Stream<Arguments> wrongAnswers() {
    return Stream.of(
        arguments("unknown", 1),
        arguments("", 1),
        arguments("clarity", "4"),
        arguments("clarity", 0),
        arguments("clarity", 6),
        arguments("clarity", 4.5),
        arguments("clarity", 4.0),
        arguments("clarity", null),
        arguments("clarity", true),
        arguments("clarity", List.of(4)),
        arguments("clarity", Map.of("value", 4)),
        arguments("clarity", 1e300),
        arguments("clarity", 99999999999999L),
        arguments("who", "nobody"),
        arguments("who", "3"),
        arguments("who", 4),
        arguments("who", ""),
        arguments("who", List.of("student")),
        arguments("helped", "theory"),
        arguments("helped", List.of("theory", "theory")),
        arguments("helped", List.of("theory", "nothing")),
        arguments("helped", List.of(7)),
        arguments("helped", Arrays.asList("theory", null)),
        arguments("missing", 7),
        arguments("missing", List.of("x")),
        arguments("missing", "a\u0000b"),
        arguments("missing", "\ud800"),
        arguments("missing", "x".repeat(5_001)),
        arguments("why", "two\nlines"),
        arguments("why", "x".repeat(1_001)));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("wrongAnswers")
  void anAnswerThatDoesNotFitIsNamedAndNothingIsKept(String name, Object value) {
    var request = survey.request("clarity", 2, "why", "Dense", name, value);

    var refused = survey.sent(talk.api(), request).with(400);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.blamed()).containsExactly(name);
    assertThat(survey.rows()).isEmpty();
  }

  @Test
  void halfACharacterIsNoName() {
    var path = "/api/v1/surveys/" + survey.id() + "/responses";
    var article = survey.article().slug();
    talk.api()
        .post(path, "{\"article\": \"" + article + "\", \"answers\": {\"\\ud800\": 1}}")
        .with(400);
    talk.desk()
        .put("/api/v1/admin/surveys/" + survey.id(), "{\"title\": \"T\", \"\\ud800\": 1}")
        .with(400);
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    assertThat(survey.answered("clarity", 9, "who", "x", "new", 1).with(400).blamed())
        .containsExactlyInAnyOrder("clarity", "who", "new");
  }

  @Test
  void whatIsRequiredMustBeAnsweredWhileItIsVisible() {
    assertThat(survey.answered("who", "student").with(400).blamed()).containsExactly("clarity");
    assertThat(survey.answered("clarity", 2).with(400).blamed()).containsExactly("why");
    assertThat(survey.answered("clarity", 2, "why", "  ").with(400).blamed())
        .containsExactly("why");
    survey.answered("clarity", 3).with(201);
    survey.answered("clarity", 2, "why", "Dense").with(201);
    assertThat(survey.rows()).hasSize(2);
  }

  @Test
  void answersToWhatIsNotVisibleAreDropped() {
    survey.answered("clarity", 5, "why", "Dense").with(201);

    assertThat(survey.rows().getFirst().get("answers")).hasToString("{\"clarity\": 5}");
    assertThat(longForm()).hasSize(1);
    assertThat(String.valueOf(survey.rows().getFirst().get("skipped")))
        .isEqualTo("{recommend,helped,who,missing}");
  }

  @Test
  void anArticleTheSurveyIsNotAskedAboutIsRefused() {
    var other = talk.given().article();
    var request = survey.request("clarity", 4);

    assertThat(survey.sent(talk.api(), request.with("article", other.slug())).with(400).blamed())
        .containsExactly("article");
    survey.sent(talk.api(), request.with("article", "nowhere")).with(404);
    assertThat(survey.sent(talk.api(), request.without("article")).with(400).blamed())
        .containsExactly("article");
  }

  static Stream<Arguments> wrongRequests() {
    return Stream.of(
        arguments("answers", null),
        arguments("answers", 7),
        arguments("answers", List.of()),
        arguments("answers", "clarity=4"),
        arguments("complete", "yes"),
        arguments("locale", "klingon language"),
        arguments("state", "complete"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("wrongRequests")
  void aWrongRequestIsRefusedByItsField(String field, Object value) {
    var refused =
        survey.sent(talk.api(), survey.request("clarity", 4).with(field, value)).with(400);

    assertThat(refused.blamed()).containsExactly(field);
    assertThat(survey.rows()).isEmpty();
  }

  @Test
  void theSameRequestGetsItsFirstAnswerAgain() {
    var reader = withKey();
    var first = survey.answered(reader, "clarity", 4, "who", "student").with(201);
    survey.put(survey.draft(GivenSurvey.MISSING)).with(200);
    survey.publish().with(200);

    var again = survey.answered(reader, "who", "student", "clarity", 4).with(201);

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(survey.rows()).hasSize(1);
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() {
    var reader = withKey();
    survey.answered(reader, "clarity", 4).with(201);

    var refused = survey.answered(reader, "clarity", 5).with(422);

    assertThat(refused.problem()).isEqualTo("idempotency-key-reused");
    assertThat(survey.rows()).hasSize(1);
    // A key counts within one survey: elsewhere it may be somebody else's.
    var other = GivenSurvey.of(talk);
    other.answered(reader, "clarity", 4).with(201);
    assertThat(other.rows()).hasSize(1);
  }

  @Test
  void atOnceUnderOneKeyThereIsOneResponse() {
    var reader = withKey();

    var answers = Concurrently.run(16, i -> survey.answered(reader, "clarity", 4).with(201).body());

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(survey.rows()).hasSize(1);
    assertThat(events()).hasSize(1);
    assertThat(longForm()).hasSize(1);
  }

  @Test
  void partialAnswersAreKeptAndCompletedUnderTheirKey() {
    var reader = withKey();
    var partial = survey.request("who", "student").with("complete", false);
    assertThat(survey.sent(reader, partial).with(201).text("/state")).isEqualTo("partial");
    assertThat(survey.sent(reader, partial).with(201).text("/state")).isEqualTo("partial");
    assertThat(survey.results().text("/partial")).isEqualTo("1");
    assertThat(survey.results().text("/responses")).isEqualTo("0");
    assertThat(events()).isEmpty();

    assertThat(survey.answered(reader, "who", "student").with(400).blamed())
        .containsExactly("clarity");
    var complete = survey.answered(reader, "who", "researcher", "clarity", 4).with(201);

    assertThat(complete.text("/state")).isEqualTo("complete");
    assertThat(survey.rows()).hasSize(1);
    assertThat(survey.results().text("/partial")).isEqualTo("0");
    assertThat(survey.results().text("/responses")).isEqualTo("1");
    assertThat(events()).hasSize(1);
    assertThat(longForm().stream().map(each -> each.get("value")))
        .containsExactly("4", "researcher");
    survey.sent(reader, partial).with(422);
  }

  @Test
  void completedAtOnceAPartialResponseIsCompletedOnce() {
    var reader = withKey();
    survey.sent(reader, survey.request().with("complete", false)).with(201);

    var answers =
        Concurrently.run(8, i -> survey.answered(reader, "clarity", 4).with(201).text("/id"));

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(events()).hasSize(1);
  }

  @Test
  void aPartialResponseIsOfTheVersionItWasBegunIn() {
    var reader = withKey();
    survey.sent(reader, survey.request("who", "student").with("complete", false)).with(201);
    survey.put(survey.draft(GivenSurvey.MISSING)).with(200);
    survey.publish().with(200);

    var complete = survey.answered(reader, "who", "student", "clarity", 4).with(201);

    assertThat(complete.text("/version")).isEqualTo("1");
  }

  @Test
  void theEventHoldsWhatTheSurveyNamesAndNothingThatWasWritten() {
    survey
        .sent(
            talk.api(),
            survey
                .request("clarity", 2, "why", "my secret", "helped", List.of("none"), "who", 3)
                .with("locale", "ru"))
        .with(201);

    var event = events().getFirst();
    assertThat(event.get("type")).isEqualTo("org.talktous.survey.answered");
    assertThat(event.get("subject")).isEqualTo("surveys/" + survey.id());
    assertThat(String.valueOf(event.get("data")))
        .contains("\"answers\": {\"who\": 3, \"helped\": [\"none\"], \"clarity\": 2}")
        .contains("\"locale\": \"ru\"")
        .contains("\"article\": \"" + survey.article().slug() + "\"")
        .contains("\"version\": 1")
        .doesNotContain("secret");
  }

  @Test
  void noAddressOrNameIsKept() {
    assertThat(
            talk
                .sql()
                .rows(
                    "select column_name as name from information_schema.columns"
                        + " where table_name = 'survey_response'")
                .stream()
                .map(each -> each.get("name")))
        .containsExactlyInAnyOrder(
            "id",
            "survey_id",
            "version",
            "article_id",
            "locale",
            "state",
            "suspect",
            "burst",
            "answers",
            "skipped",
            "consent",
            "key_hash",
            "request_hash",
            "created_at",
            "completed_at");
  }

  @Test
  void tooManySurveysFromOneAddressAreRefused() {
    var limited = TalkToUs.with(Map.of("talk.ratelimit.enabled", "true"));
    var busy = GivenSurvey.asking(limited, GivenSurvey.WHO);
    var statuses = Concurrently.run(20, i -> fortySurveys(busy));

    assertThat(statuses.stream().flatMap(List::stream).filter(status -> status == 201))
        .hasSizeBetween(300, 340);
    var refused = busy.answered("who", "student").with(429);
    assertThat(refused.header("Retry-After")).isNotBlank();
  }

  private static List<Integer> fortySurveys(GivenSurvey busy) {
    return Stream.generate(() -> busy.answered("who", "student").status()).limit(40).toList();
  }

  private List<Map<String, Object>> events() {
    return talk.sql()
        .rows(
            "select type, subject, cast(data as text) as data from event where subject = ?",
            "surveys/" + survey.id());
  }

  @Test
  void aLanguageIsTheArticlesUnlessSaid() {
    var russian = talk.given().article().with("language", "ru");
    survey.put(survey.draft(GivenSurvey.WHO).with("articles", List.of(russian.slug()))).with(200);
    survey.publish().with(200);
    var request = Fields.NONE.with("article", russian.slug()).with("answers", Map.of());
    survey.sent(talk.api(), request).with(201);

    assertThat(survey.rows().getFirst().get("locale")).isEqualTo("ru");
  }

  @Test
  void whatIsMeantForTheInboxBecomesAThread() {
    survey
        .sent(
            talk.api(),
            survey
                .request("clarity", 2, "why", "Not for the inbox", "missing", "The sources.")
                .with("locale", "ru"))
        .with(201);
    survey.sent(talk.api(), survey.request("missing", "Begun").with("complete", false)).with(201);

    var threads =
        talk.desk()
            .get("/api/v1/admin/comments?channel=survey&article=" + survey.article().slug())
            .with(200)
            .items("/items");
    assertThat(threads).hasSize(1);
    assertThat(threads.getFirst().at("/body").asText()).isEqualTo("The sources.");
    assertThat(threads.getFirst().at("/channel").asText()).isEqualTo("survey");
    assertThat(threads.getFirst().at("/status").asText()).isEqualTo("open");
  }

  @Test
  void theArticleInvitesToItsSurvey() {
    var page = "/articles/" + survey.article().slug();
    assertThat(talk.api().get(page).with(200).body())
        .contains("<a href=\"" + page + "/survey\">Answer a short survey</a>");
    var bare = talk.given().article();
    assertThat(talk.api().get("/articles/" + bare.slug()).with(200).body())
        .doesNotContain("/survey");
  }
}
