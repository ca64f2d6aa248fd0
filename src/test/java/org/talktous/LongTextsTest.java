package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talktous.testing.StaffBrowser.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.LongTexts;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/**
 * The longest texts of every kind of sign come in through every door, and every page still comes.
 */
@ServiceTest
class LongTextsTest {
  private static final String SURVEY =
      """
      {"title": "Well?", "articles": ["%s"], "elements": [
        {"type": "text", "name": "line", "title": "A line"},
        {"type": "comment", "name": "more", "title": "More", "toInbox": true}]}
      """;

  private final AtomicInteger day = new AtomicInteger(1);
  private final List<String> broken = new ArrayList<>();
  private final List<String> pages = new ArrayList<>();
  private final List<String> deskPages = new ArrayList<>();

  @Test
  void noTextTakesAPageDown() {
    var talk = TalkToUs.alone();
    try {
      var host = talk.given().host("UTC").works("daily 09:00-18:00");
      LongTexts.saying(10_000).forEach(text -> writes(talk, host, text));
      talk.sql().run("update reader_query set status = 'open' where status = 'flagged'");
      reads(talk);
      new Deliver(talk).now();

      assertThat(broken).isEmpty();
      assertThat(unfolded(talk)).isZero();
      assertThat(unsent(talk)).isZero();
      var restarted = talk.replica(Map.of());
      try {
        reads(restarted);
      } finally {
        restarted.stop();
      }
      assertThat(broken).isEmpty();
    } finally {
      talk.stop();
    }
  }

  private void writes(TalkToUs talk, GivenHost host, String text) {
    var article = talk.given().article();
    talk.desk()
        .put(
            "/api/v1/admin/articles/" + article.slug(),
            article
                .draft()
                .with("abstract", cut(text, 10_000))
                .with("highlights", List.of(cut(text, 1_000)))
                .with("summary", cut(text, 10_000))
                .with(
                    "sections", List.of(Map.of("id", "a", "title", "A", "text", cut(text, 10_000))))
                .with("hosts", List.of(host.id())))
        .with(200);
    pages.add("/articles/" + article.slug());
    pages.add("/articles/" + article.slug() + "/comment");
    calls(talk, article, text);
    comments(talk, article, text);
    surveys(talk, article, text);
  }

  private void calls(TalkToUs talk, GivenArticle article, String text) {
    var date = java.time.LocalDate.parse("2026-11-24").plusDays(day.getAndIncrement() % 50);
    var browser = StaffBrowser.page(talk);
    var booked =
        sound(
            talk.reader()
                .tries(
                    Reader.request(article, date + "T10:00:00Z")
                        .with("question", cut(text, 5_000))));
    sound(
        browser.post(
            "/articles/" + article.slug() + "/call",
            form(
                Map.of(
                    "start",
                    date + "T11:00:00Z",
                    "name",
                    "Anna",
                    "email",
                    "anna@example.org",
                    "zone",
                    "UTC",
                    "question",
                    cut(text, 5_000)))));
    var token = booked.text("/token");
    var id =
        talk.sql()
            .value("select id from booking where reference = ?", booked.text("/reference"))
            .toString();
    var reason = Fields.NONE.with("reason", cut(text, 1_000));
    sound(
        talk.desk()
            .post(
                "/api/v1/admin/bookings/" + id + "/outcome",
                Fields.NONE.with("outcome", "attended").with("notes", cut(text, 10_000))));
    pages.add("/calls/" + token);
    pages.add("/api/v1/bookings/" + token);
    pages.add("/api/v1/bookings/" + token + "/calendar.ics");
    deskPages.add("/admin/calls/" + id);
    var other = talk.reader().books(article, date + "T12:00:00Z");
    sound(
        browser.post(
            "/calls/" + other.token() + "/cancellation", form(Map.of("reason", cut(text, 900)))));
    pages.add("/calls/" + other.token());
    var third = talk.reader().books(article, date + "T13:00:00Z");
    sound(talk.api().post(third.path() + "/cancellation", reason));
  }

  private void comments(TalkToUs talk, GivenArticle article, String text) {
    var browser = StaffBrowser.page(talk);
    var path = "/articles/" + article.slug() + "/comment";
    sound(browser.post(path, form(Map.of("kind", "other", "body", cut(text, 10_000)))));
    var written =
        sound(
            talk.api()
                .post(
                    "/api/v1" + path + "s",
                    Fields.NONE
                        .with("kind", "question")
                        .with("body", cut(text, 10_000))
                        .with("mayPublish", true)));
    var token = written.text("/token");
    sound(talk.api().post("/api/v1/comments/" + token + "/replies", body(text)));
    sound(browser.post("/comments/" + token + "/replies", form(Map.of("body", cut(text, 10_000)))));
    var id =
        talk.sql()
            .value("select id from reader_query where reference = ?", written.text("/reference"))
            .toString();
    sound(
        talk.desk()
            .post("/api/v1/admin/comments/" + id + "/replies", body(text).with("public", true)));
    pages.add("/comments/" + token);
    pages.add("/api/v1/comments/" + token);
    deskPages.add("/admin/inbox/" + id);
    deskPages.add("/admin/inbox?status=all&article=" + article.slug());
  }

  private void surveys(TalkToUs talk, GivenArticle article, String text) {
    var id = "survey-of-" + article.slug();
    talk.desk().put("/api/v1/admin/surveys/" + id, SURVEY.formatted(article.slug())).with(200);
    talk.desk().post("/api/v1/admin/surveys/" + id + "/publication").with(200);
    for (var name : List.of("line", "more")) {
      sound(
          talk.api()
              .post(
                  "/api/v1/surveys/" + id + "/responses",
                  Fields.NONE
                      .with("article", article.slug())
                      .with(
                          "answers",
                          Map.of(name, cut(text, name.equals("line") ? 1_000 : 5_000)))));
    }
    pages.add("/articles/" + article.slug() + "/survey");
    deskPages.add("/admin/surveys/" + id + "/results");
  }

  private void reads(TalkToUs talk) {
    var staff = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    pages.forEach(path -> comes(StaffBrowser.page(talk), path));
    deskPages.forEach(path -> comes(staff, path));
    for (var path : List.of("/admin", "/admin/calls?view=week&date=2026-11-30", "/admin/inbox")) {
      comes(staff, path);
    }
  }

  private void comes(Api api, String path) {
    var answer = api.get(path);
    if (answer.status() != 200 || answer.body().contains("This text cannot be shown")) {
      broken.add(path + " -> " + answer.status());
    }
  }

  /** Notes what no text may ever be answered with. */
  private Answer sound(Answer answer) {
    if (answer.status() >= 500) {
      broken.add(String.valueOf(answer.response().uri()) + " -> " + answer.status());
    }
    return answer;
  }

  private static Fields body(String text) {
    return Fields.NONE.with("body", cut(text, 10_000));
  }

  /** The beginning, which does not end in half a sign. */
  private static String cut(String text, int length) {
    int most = Math.min(length, text.length());
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private static long unfolded(TalkToUs talk) {
    return ((Number)
            talk.sql()
                .value(
                    """
                    select count(*)
                    from (
                      select body as text from reader_query
                      union all select body from reply
                      union all select question from booking
                      union all select notes from booking
                      union all select cancellation_reason from booking
                      union all select value from survey_answer
                      union all select abstract from article_text
                      union all select summary from article_text
                      union all select sections::jsonb #>> '{0,text}' from article_text
                      union all select unnest(highlights) from article_text) texts
                    where replace(text, E'\r\n', E'\n') ~ '(?:\\r\\n|[\\n\\r\\u2028\\u2029])(?:[ \\t]*(?:\\r\\n|[\\n\\r\\u2028\\u2029])){2}'
                    """))
        .longValue();
  }

  private static long unsent(TalkToUs talk) {
    return ((Number)
            talk.sql()
                .value(
                    """
                    select count(*) from delivery
                    where channel = 'mail' and attempts > 0 and state <> 'delivered'
                    """))
        .longValue();
  }
}
