package org.talktous.survey.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Admins write, publish and read surveys at the desk. */
@BrowserTest
@ServiceTest
class SurveyDeskTest {
  private static final String SURVEYS = "/api/v1/admin/surveys/";

  private final TalkToUs talk;
  private final String id = "survey-" + UUID.randomUUID();

  SurveyDeskTest(TalkToUs talk) {
    this.talk = talk;
  }

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(
        view -> view.setLocale("en-GB"),
        Visit.PHONE.andThen(view -> view.setLocale("ru-RU")),
        view -> view.setLocale("en-GB").setJavaScriptEnabled(false));
  }

  @ParameterizedTest
  @MethodSource("views")
  void aSurveyIsWrittenPreviewedAndPublished(Consumer<Browser.NewContextOptions> view) {
    var article = talk.given().article();
    var visit = StaffBrowser.visit(talk, view);
    visit.open("/admin/surveys/new");
    sound(visit);
    visit.at("#id").fill(id);
    visit.at("#title").fill("What do you think?");
    visit.at("#title-ru").fill("Что вы думаете?");
    visit.at("#articles").fill(article.slug());
    add(visit, "comment", 0);
    visit.at("#q-0-title").fill("Why?");
    visit.at("#q-0-visibleIf").fill("{question2} < 3");
    add(visit, "rating", 1);
    visit.at("#q-1-title").fill("How clear?");
    add(visit, "radiogroup", 2);
    visit.at("#q-2-title").fill("Who are you?");
    visit.at("#q-2-choices").fill("student\nother | Somebody else | Кто-то ещё");
    sound(visit);
    press(visit, "save");
    visit.at("#refusal").waitFor();
    assertThat(visit.at("#q-0-visibleIf").getAttribute("aria-invalid")).isEqualTo("true");
    sound(visit);
    press(visit, "down-0");
    assertThat(visit.at("#q-0-title").inputValue()).isEqualTo("How clear?");
    assertThat(visit.at("#q-1-visibleIf").inputValue()).isEqualTo("{question2} < 3");
    press(visit, "save");
    visit.at(".said").waitFor();

    var saved = talk.desk().get(SURVEYS + id).with(200);
    assertThat(saved.text("/title/ru")).isEqualTo("Что вы думаете?");
    assertThat(saved.texts("/articles")).containsExactly(article.slug());
    assertThat(saved.items("/elements"))
        .extracting(question -> question.at("/type").asText())
        .containsExactly("rating", "comment", "radiogroup");
    assertThat(saved.text("/elements/2/choices/1/text/ru")).isEqualTo("Кто-то ещё");

    press(visit, "remove-2");
    assertThat(visit.page().locator("#q-2-title").count()).isZero();
    visit.open("/admin/surveys/" + id + "/preview");
    assertThat(visit.page().locator(".question").count()).isEqualTo(3);
    sound(visit);
    visit.at("form[action$='/publication'] button").click();
    visit.at(".said").waitFor();
    sound(visit);
    assertThat(
            talk.api().get("/api/v1/articles/" + article.slug() + "/survey").with(200).text("/id"))
        .isEqualTo(id);
  }

  private static void add(Visit visit, String type, int number) {
    visit.at("#new-type").selectOption(type);
    press(visit, "add");
    visit.at("#q-" + number + "-title").waitFor();
  }

  private static void press(Visit visit, String button) {
    visit.at(".editor button[value='" + button + "']:not(.trap button)").click();
    visit.page().waitForLoadState(LoadState.LOAD);
  }

  private static void sound(Visit visit) {
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }

  @Test
  void whatIsSavedUnchangedStaysTheSameVersion() {
    var survey =
        """
        {"title": {"default": "T", "ru": "Т", "de": "D"},
         "description": "One\\n\\nTwo",
         "elements": [
           {"type": "rating", "name": "clarity", "title": "Clear?", "isRequired": true,
            "rateMin": 0, "rateMax": 10, "minRateDescription": {"default": "No", "ru": "Нет"}},
           {"type": "checkbox", "name": "who", "title": "Who?",
            "choices": [1, 2, {"value": "x", "text": "X!"}]},
           {"type": "comment", "name": "why", "title": "Why?", "visibleIf": "{clarity} < 3",
            "toInbox": true, "description": {"default": "Say", "ru": "Скажите"}}]}
        """;
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    admin
        .send("POST", "/admin/surveys/import", StaffBrowser.form(Map.of("id", id, "json", survey)))
        .with(303);
    var before = talk.desk().get(SURVEYS + id).with(200);
    var visit = StaffBrowser.visit(talk, view -> {});
    visit.open("/admin/surveys/edit/" + id);
    press(visit, "save");
    visit.at(".said").waitFor();

    assertThat(talk.desk().get(SURVEYS + id).with(200).json()).isEqualTo(before.json());
    var export = admin.get("/admin/surveys/" + id + "/export").with(200);
    assertThat(export.json()).isEqualTo(before.json());
    assertThat(export.header("Content-Disposition")).contains(id + ".json");
  }

  @Test
  void whatMakesNoSenseIsSaidBesideItsField() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    assertThat(admin.send("POST", "/admin/surveys", "").with(422).body())
        .contains("The name may hold");
    var wrong =
        admin
            .send(
                "POST",
                "/admin/surveys",
                StaffBrowser.form(
                    Map.of(
                        "id", id,
                        "title", "T",
                        "articles", "no-such-article",
                        "q-0-type", "rating",
                        "q-0-name", "{a}",
                        "q-0-rateMin", "five",
                        "q-99-type", "nonsense",
                        "q-999-type", "text")))
            .with(422);
    assertThat(wrong.body()).contains("value=\"five\"", "without braces", "Enter a whole number");
    assertThat(
            admin
                .send(
                    "POST",
                    "/admin/surveys/import",
                    StaffBrowser.form(
                        Map.of("id", id, "json", "{\"title\": \"T\", \"pages\": []}")))
                .with(422)
                .body())
        .contains("pages");
    admin
        .send("POST", "/admin/surveys/import", StaffBrowser.form(Map.of("id", id, "json", "{")))
        .with(422);
    admin.send("POST", "/admin/surveys", "id=" + id + "&do=up-7").with(200);
    admin.get("/admin/surveys/edit/no-such-survey").with(404);
    admin.get("/admin/surveys/no-such-survey/results").with(404);
    talk.desk().get(SURVEYS + id).with(404);
  }

  @Test
  void thePagesOfACreatorsExportAreReadOneAfterAnother() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var pages =
        """
        {"title": "T", "pages": [
          {"name": "page1", "elements": [{"type": "text", "name": "a"}]},
          {"name": "page2", "elements": [{"type": "comment", "name": "b"}%s]%s}]}
        """;

    var timed = pages.formatted("", ", \"timeLimit\": 30");
    assertThat(imported(admin, timed).with(422).body())
        .contains("pages[1].timeLimit: is not supported on a page");
    imported(admin, pages.formatted("", "")).with(303);

    // A page is a step, and goes out as it came in.
    var survey = talk.desk().get(SURVEYS + id).with(200);
    assertThat(survey.items("/pages"))
        .extracting(page -> page.at("/elements/0/name").asText())
        .containsExactly("a", "b");
    assertThat(survey.at("/elements").isMissingNode()).isTrue();
    assertThat(survey.body()).doesNotContain("startsPage");
    var again = talk.desk().put(SURVEYS + id, survey.body()).with(200);
    assertThat(again.at("/pages")).isEqualTo(survey.at("/pages"));
    assertThat(again.at("/remarks").isMissingNode()).isTrue();
  }

  @Test
  void whatOfACreatorsExportIsLeftOutIsToldToWhoeverTookIt() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var export =
        """
        {"logoPosition": "right", "pages": [{"name": "page1", "elements": [
          {"type": "text", "name": "question1"},
          {"type": "text", "name": "question2", "visibleIf": "{question1} notempty"}]}]}
        """;

    assertThat(imported(admin, export).with(200).body())
        .contains("The survey is saved", "<code>logoPosition</code>: only concerns looks");

    var answer = talk.desk().put(SURVEYS + id, export).with(200);
    assertThat(answer.items("/elements")).hasSize(2);
    assertThat(answer.text("/remarks/0/field")).isEqualTo("logoPosition");
    assertThat(talk.desk().get(SURVEYS + id).with(200).at("/remarks").isMissingNode()).isTrue();
  }

  private Answer imported(Api admin, String json) {
    return admin.send(
        "POST", "/admin/surveys/import", StaffBrowser.form(Map.of("id", id, "json", json)));
  }

  @Test
  void resultsAreReadInTheLanguageOfWhoeverReadsThem() {
    var article = talk.given().article();
    talk.desk()
        .put(
            SURVEYS + id,
            """
            {"title": "T", "articles": ["%s"], "elements": [
              {"type": "rating", "name": "nps", "title": {"default": "Recommend?", "ru": "Посоветуете?"},
               "rateMin": 0, "rateMax": 10},
              {"type": "radiogroup", "name": "who", "title": "Who?",
               "choices": [{"value": "a", "text": {"default": "Author", "ru": "Автор"}}]},
              {"type": "text", "name": "why", "title": "Why?"}]}
            """
                .formatted(article.slug()))
        .with(200);
    talk.desk().post(SURVEYS + id + "/publication").with(200);
    for (int i = 0; i < 5; i++) {
      answer(article.slug(), 10);
    }
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    assertThat(admin.get("/admin/surveys/" + id + "/results?lang=ru").with(200).body())
        .contains("Посоветуете?", "Автор")
        .doesNotContain("Recommend?", "Author");
  }

  @ParameterizedTest
  @MethodSource("views")
  void resultsAreBrokenDownFromFiveOn(Consumer<Browser.NewContextOptions> view) {
    var article = talk.given().article();
    talk.desk()
        .put(
            SURVEYS + id,
            """
            {"title": "T", "articles": ["%s"], "elements": [
              {"type": "rating", "name": "nps", "title": "Recommend?", "rateMin": 0, "rateMax": 10},
              {"type": "radiogroup", "name": "who", "title": "Who?", "choices": ["a", "b"]},
              {"type": "text", "name": "why", "title": "Why?"}]}
            """
                .formatted(article.slug()))
        .with(200);
    talk.desk().post(SURVEYS + id + "/publication").with(200);
    for (int i = 0; i < 4; i++) {
      answer(article.slug(), 10);
    }
    var visit = StaffBrowser.visit(talk, view);
    visit.open("/admin/surveys/" + id + "/results");
    assertThat(visit.at(".nothing").isVisible()).isTrue();
    assertThat(visit.at("main").innerText()).doesNotContain("Because");
    sound(visit);

    answer(article.slug(), 0);
    visit.page().reload();

    assertThat(visit.at("main").innerText()).contains("NPS", "60", "80 %", "Because");
    sound(visit);
  }

  private void answer(String article, int rate) {
    talk.api()
        .post(
            "/api/v1/surveys/" + id + "/responses",
            Fields.NONE
                .with("article", article)
                .with("answers", Map.of("nps", rate, "who", "a", "why", "Because")))
        .with(201);
  }
}
