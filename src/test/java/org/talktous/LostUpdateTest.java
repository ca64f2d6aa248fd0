package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talktous.testing.StaffBrowser.hidden;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Concurrently;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Two people change the same thing at once: nobody's change is lost unseen. */
@ServiceTest
class LostUpdateTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  private final TalkToUs talk;
  private final Api admin;
  private final GivenHost host;
  private final GivenArticle article;

  LostUpdateTest(TalkToUs talk) {
    this.talk = talk;
    this.admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    this.host = talk.given().host("UTC").works("daily 10:00-12:00");
    this.article = talk.given().article().withHost(host);
  }

  /** Two send a form that both were shown; one is told, and can send it again. */
  private void onlyOneAtOnce(String page, String path, String guard, String... fields) {
    var seen = hidden(admin.get(page).with(200), guard);
    var answers = Concurrently.run(2, i -> admin.post(path, form(i, guard, seen, fields)));

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(303, 409);
    int loser = answers.getFirst().status() == 409 ? 0 : 1;
    // Who clicks twice has changed nothing of anybody's.
    admin.post(path, form(1 - loser, guard, seen, fields)).with(303);
    var told = answers.get(loser).with(409);
    assertThat(told.body()).contains("meanwhile", "id=\"refusal\"", typed(fields[1], loser));
    for (var unreadable : List.of(seen, "", "abc", "-1", "99999999999")) {
      admin.post(path, form(loser, guard, unreadable, fields)).with(409);
    }
    admin.post(path, form(loser, "unmarked", "", fields)).with(409);
    assertThat(admin.with("Accept-Language", "ru").post(path, form(loser, guard, seen, fields)))
        .satisfies(russian -> assertThat(russian.with(409).body()).contains("Тем временем"));
    admin.post(path, form(loser, guard, hidden(told, guard), fields)).with(303);
    assertThat(admin.get(page).body()).contains(typed(fields[1], loser));
  }

  private static String form(int sender, String guard, String seen, String... fields) {
    var form = new TreeMap<String, String>();
    form.put(guard, seen);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], typed(fields[i + 1], sender));
    }
    return StaffBrowser.form(form);
  }

  private static String typed(String value, int sender) {
    return value.replace("#", Integer.toString(sender + 1));
  }

  @Test
  void anArticle() {
    var path = "/admin/articles/edit/" + article.slug();
    onlyOneAtOnce(path, path, "mark", "title", "Title no. #", "language", "en");
  }

  @Test
  void anArticleWhoseHostsChangedIsAnotherArticle() {
    var path = "/admin/articles/edit/" + article.slug();
    var seen = hidden(admin.get(path), "mark");
    talk.given().host("UTC");
    talk.sql()
        .run(
            "insert into article_host (article_id, host_id) select a.id, h.id from article a, host"
                + " h where a.slug = ? on conflict do nothing",
            article.slug());

    admin.post(path, form(0, "mark", seen, "title", "Mine", "language", "en")).with(409);
  }

  @Test
  void anArticleWhoseTranslationsChangedIsAnotherArticle() {
    var path = "/admin/articles/edit/" + article.slug();
    var seen = hidden(admin.get(path), "mark");
    talk.sql()
        .run(
            "insert into article_text (article_id, language, title, highlights, sections)"
                + " select id, 'ru', 'Своё', '{}', '[]' from article where slug = ?",
            article.slug());

    admin.post(path, form(0, "mark", seen, "title", "Mine", "language", "en")).with(409);
  }

  @Test
  void twoNewArticlesOfOneAddress() {
    var slug = "article-" + UUID.randomUUID();
    onlyOneIsNew("/admin/articles", "slug", slug, "language", "en");

    assertThat(talk.api().get("/api/v1/articles/" + slug).with(200).text("/title"))
        .startsWith("Title no. ");
  }

  /** Two add a thing of one name; one is told that there is one, and may send theirs again. */
  private void onlyOneIsNew(String path, String... fields) {
    var answers =
        Concurrently.run(2, i -> admin.post(path, form(i, "title", "Title no. " + i, fields)));

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(303, 422);
    int winner = answers.getFirst().status() == 303 ? 0 : 1;
    assertThat(answers.get(1 - winner).body())
        .contains("already", "Title no. " + (1 - winner), "id=\"refusal\"");
    admin.post(path, form(winner, "title", "Title no. " + winner, fields)).with(303);
    admin.post(path, form(0, "title", "Late", fields)).with(422);
  }

  @Test
  void aSurvey() {
    var id = UUID.randomUUID().toString();
    var asked = List.of(Map.of("type", "text", "name", "a"));
    talk.desk()
        .put("/api/v1/admin/surveys/" + id, Map.of("title", "T", "elements", asked))
        .with(200);
    var path = "/admin/surveys/edit/" + id;
    onlyOneAtOnce(
        path, path, "version", "title", "Title no. #", "q-0-type", "text", "q-0-name", "a");
  }

  @Test
  void twoNewSurveysOfOneName() {
    onlyOneIsNew(
        "/admin/surveys",
        "id",
        UUID.randomUUID().toString(),
        "q-0-type",
        "text",
        "q-0-name",
        "a",
        "do",
        "save");
  }

  @Test
  void theStepsOfAnEditorKeepTheVersionTheyBeganWith() {
    var id = UUID.randomUUID().toString();
    var survey = "/api/v1/admin/surveys/" + id;
    var one =
        """
        {"title": "%s", "elements": [{"type": "text", "name": "a"}]}
        """;
    talk.desk().put(survey, one.formatted("First")).with(200);
    var path = "/admin/surveys/edit/" + id;
    var seen = hidden(admin.get(path), "version");
    talk.desk().put(survey, one.formatted("Second")).with(200);

    var step = admin.post(path, form(0, "version", seen, "title", "Mine", "do", "add")).with(200);

    assertThat(hidden(step, "version")).isEqualTo(seen);
  }

  @Test
  void aHost() {
    var path = "/admin/hosts/" + host.id();
    onlyOneAtOnce(
        path, path, "mark", "name", "Host no. #", "email", "host@example.org", "zone", "UTC");
  }

  @Test
  void theHoursOfADate() {
    var dates = "/admin/hosts/" + host.id() + "/dates";
    onlyOneAtOnce(
        dates + "?date=2026-11-24",
        dates + "/2026-11-24",
        "mark",
        "window-0-start",
        "0#:00",
        "window-0-end",
        "09:00",
        "kind",
        "other");
  }

  @Test
  void theHoursOfADateKeepTheirMarkOverTheStepsOfTheirForm() {
    var dates = "/admin/hosts/" + host.id() + "/dates";
    var seen = hidden(admin.get(dates + "?date=2026-11-24"), "mark");
    host.worksOn("2026-11-24");

    var step = dates + "?date=2026-11-24&kind=other&do=add&mark=" + seen;
    assertThat(hidden(admin.get(step).with(200), "mark")).isEqualTo(seen);
    admin.post(dates + "/2026-11-24", form(0, "mark", seen, "kind", "weekly")).with(409);
    assertThat(article.slotsOn("2026-11-24")).isEmpty();
  }

  @Test
  void theNotesOfACall() {
    var call = id(talk.reader().books(article, TEN));
    talk.clock().set(Instant.parse("2026-11-24T12:00:00Z"));
    var path = "/admin/calls/" + call;
    onlyOneAtOnce(path, path + "/outcome", "mark", "notes", "Note no. #", "outcome", "attended");
  }

  @Test
  void notesThatAColleagueTookMeanwhileAreShown() {
    var call = id(talk.reader().books(article, TEN));
    talk.clock().set(Instant.parse("2026-11-24T12:00:00Z"));
    var path = "/admin/calls/" + call;
    var seen = hidden(admin.get(path), "mark");
    admin.post(path + "/outcome", form(0, "mark", seen, "notes", "Theirs", "outcome", "attended"));

    var told =
        admin.post(
            path + "/outcome", form(0, "mark", seen, "notes", "Mine", "outcome", "attended"));

    assertThat(told.with(409).body()).contains("Theirs", "Mine", "a colleague has saved");
  }

  private UUID id(GivenCall call) {
    return (UUID) talk.sql().value("select id from booking where reference = ?", call.reference());
  }

  @Test
  void aCallThatItsReaderMovesIsNotCancelledUnseen() {
    var call = talk.reader().books(article, TEN);
    var path = "/admin/calls/" + id(call);
    var seen = hidden(admin.get(path), "sequence");
    call.moveTo(ELEVEN).with(200);

    var told =
        admin.post(path + "/cancellation", form(0, "sequence", seen, "reason", "I cannot at ten"));

    assertThat(told.with(409).body())
        .contains("changed meanwhile", "I cannot at ten", "11:00")
        .contains("<details class=\"cancel\" open");
    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    admin
        .post(
            path + "/cancellation", form(0, "sequence", hidden(told, "sequence"), "reason", "Ill"))
        .with(303);
    assertThat(call.read().text("/status")).isEqualTo("cancelled");
  }

  @Test
  void aCallThatItsReaderMovesIsNotMovedUnseen() {
    var call = talk.reader().books(article, TEN);
    var path = "/admin/calls/" + id(call);
    var seen = hidden(admin.get(path + "/time"), "sequence");
    call.moveTo(ELEVEN).with(200);

    var to = form(0, "sequence", seen, "start", "2026-11-24T11:30:00Z", "reason", "A meeting");
    var told = admin.post(path + "/time", to);

    assertThat(told.with(409).body()).contains("changed meanwhile", "A meeting", "11:00");
    assertThat(call.read().text("/startsAt")).contains("T14:00:00+03:00");
    admin.post(path + "/time", to.replace("sequence=" + seen, "sequence=1")).with(303);
    assertThat(call.read().text("/startsAt")).contains("T14:30:00+03:00");
  }

  @Test
  void ofTwoWhoMoveOrCancelACallAtOnceOneIsTold() {
    for (int round = 0; round < 5; round++) {
      var call = talk.reader().books(article, "2026-11-2" + (4 + round) + "T10:00:00Z");
      var path = "/admin/calls/" + id(call);
      var start = "2026-11-2" + (4 + round) + "T11:00:00Z";

      var answers =
          Concurrently.run(
              2,
              i ->
                  i == 0
                      ? admin.post(path + "/cancellation", form(i, "sequence", "0", "reason", "I"))
                      : admin.post(path + "/time", form(i, "sequence", "0", "start", start)));

      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(303, 409);
      assertThat(call.read().at("/sequence").asInt()).isOne();
    }
  }
}
