package org.talktous.feedback.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Staff read a thread with all that belongs to it, answer it and sort it. */
@ServiceTest
class InboxThreadTest {
  private static final String ABSTRACT = "Why should a leader carry the burden of weak allies?";

  private final TalkToUs talk;
  private final GivenArticle article;
  private final Writing reader;
  private final Api staff;

  InboxThreadTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("abstract", ABSTRACT)
            .with(
                "sections",
                List.of(Map.of("id", "method", "title", "A hard case", "text", "It is tried.")))
            .withHost("UTC", "daily 09:00-17:00");
    this.reader = new Writing(talk, article);
    this.staff = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
  }

  @Test
  void aCommentStandsWithItsPassageAndTheSectionOfIt() {
    var comment =
        reader.writes(
            Writing.OF_ANNA.with(
                "passage",
                Map.of("exact", "It is tried", "prefix", "", "suffix", ".", "section", "method")));

    var page = open(comment.id());

    assertThat(page.body())
        .contains(
            "Why should a leader carry the burden?",
            "<blockquote",
            "It is tried",
            "Section: A hard case",
            "/articles/" + article.slug() + "?passage=",
            "Anna",
            "anna@example.org",
            "waiting: less than a minute");
  }

  @Test
  void aPassageThatStandsElsewhereByNowIsShownAndCountedThere() {
    var comment =
        reader.writes(
            Writing.OF_ANNA.with(
                "passage",
                Map.of("exact", "It is tried", "prefix", "", "suffix", ".", "section", "method")));

    article.with(
        "sections",
        List.of(
            Map.of("id", "method", "title", "A hard case", "text", "Nothing."),
            Map.of("id", "results", "title", "What came of it", "text", "It is tried.")));

    assertThat(open(comment.id()).body())
        .contains("Section: What came of it")
        .doesNotContain("A hard case");
    var report = talk.desk().get("/api/v1/admin/reports/queries?article=" + article.slug());
    assertThat(report.with(200).items("/sections"))
        .extracting(each -> each.at("/section").asText())
        .containsExactly("results");
  }

  @Test
  void theQuestionOfACallStandsBesideTheCall() {
    var id = question(talk, article);
    var booking = talk.sql().value("select booking_id from reader_query where id = ?::uuid", id);

    var page = open(id).body();

    assertThat(page)
        .contains("/admin/calls/" + booking, "Tuesday, 24 November 2026, 10:00–10:30", "Ahead")
        .contains(article.host().name());
    talk.sql().run("update booking set status = 'cancelled' where id = ?", booking);
    assertThat(open(id).body()).contains("Cancelled");
  }

  @Test
  void aSurveyRemarkStandsBesideTheOtherAnswers() {
    var survey = "beside-" + UUID.randomUUID();
    talk.desk()
        .put(
            "/api/v1/admin/surveys/" + survey,
            """
            {"title": "Your view", "articles": ["%s"], "elements": [
              {"type": "rating", "name": "clear", "title": "Was it clear?", "rateMin": 1, "rateMax": 5},
              {"type": "radiogroup", "name": "who", "title": "Who are you?", "choices": [
                {"value": "s", "text": {"default": "A student", "ru": "Студент"}}, "other"]},
              {"type": "comment", "name": "more", "title": "What is missing?", "toInbox": true}]}
            """
                .formatted(article.slug()))
        .with(200);
    talk.desk().post("/api/v1/admin/surveys/" + survey + "/publication").with(200);
    talk.api()
        .post(
            "/api/v1/surveys/" + survey + "/responses",
            Fields.NONE
                .with("article", article.slug())
                .with("answers", Map.of("clear", 4, "who", "s", "more", "An index.")))
        .with(201);
    var id = only();

    assertThat(open(id).body())
        .contains("What is missing?", "An index.", "Was it clear?", "4 / 5", "A student")
        .contains("nobody would get a reply")
        .doesNotContain("name=\"body\"");
    assertThat(staff.get("/admin/inbox/" + id + "?lang=ru").body()).contains("Студент");
  }

  @Test
  void anAddressIsShownToThoseOnlyWhoMayKnowIt() {
    var comment = reader.writes(Writing.OF_ANNA);
    var call = question(talk, article);
    var host = StaffBrowser.signIn(talk, article.host().account());
    var other = StaffBrowser.signIn(talk, talk.given().host("UTC").account());

    assertThat(open(comment.id()).body()).contains("anna@example.org");
    assertThat(host.get("/admin/inbox/" + comment.id()).with(200).body())
        .contains("Anna")
        .doesNotContain("anna@example.org");
    assertThat(host.get("/admin/inbox/" + call).with(200).body()).contains("anna@example.org");
    other.get("/admin/inbox/" + call).with(403);
    reply(other, call, "Mine now.", Map.of()).with(403);
  }

  @Test
  void aReplyReachesTheReader() {
    var comment = reader.writes(Writing.OF_ANNA);

    var sent = reply(comment.id(), "Because\r\nit pays.", Map.of("seen", "0")).with(303);

    assertThat(sent.header("Location"))
        .isEqualTo("/admin/inbox/" + comment.id() + "?said=query-answered");
    assertThat(staff.get(sent.header("Location")).body())
        .contains("Your reply is sent.", "it pays.", TalkToUs.ADMIN, "to the reader only");
    assertThat(comment.read().text("/replies/0/body")).isEqualTo("Because\nit pays.");
    assertThat(comment.read().at("/replies/0/public").asBoolean()).isFalse();
  }

  @Test
  void aPublicReplyWaitsForTheReadersAgreement() {
    var silent = reader.writes("A question.");
    var open = reader.writes(Writing.OF_ANNA.with("mayPublish", true));

    assertThat(open(silent.id()).body()).contains("once the reader agrees");
    reply(silent.id(), "For everybody.", Map.of("audience", "public")).with(303);
    assertThat(onArticlePage()).doesNotContain("For everybody.");
    assertThat(open(open.id()).body()).doesNotContain("once the reader agrees");
    reply(open.id(), "For all of you.", Map.of("audience", "public")).with(303);
    assertThat(open.read().at("/replies/0/public").asBoolean()).isTrue();
    assertThat(onArticlePage()).contains("For all of you.");
  }

  private String onArticlePage() {
    return talk.api().get("/articles/" + article.slug()).with(200).body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "10001"})
  void aReplyThatSaysNothingOrTooMuchIsKeptInTheForm(String typed) {
    var comment = reader.writes("A question.");
    var body = typed.equals("10001") ? "x".repeat(10_001) : typed;

    var refused = reply(comment.id(), body, Map.of()).with(422).body();

    assertThat(refused)
        .contains(body.isBlank() ? "Write something first." : "This is too long", "id=\"refusal\"")
        .contains("aria-invalid=\"true\"");
    if (!body.isBlank()) {
      assertThat(refused).contains(body);
    }
    assertThat(comment.read().items("/replies")).isEmpty();
  }

  @Test
  void whoAnswersWhatWasAnsweredMeanwhileIsToldAndLosesNothing() {
    var comment = reader.writes("A question.");
    comment.answered("The first answer.", false);

    var told = reply(comment.id(), "The second answer.", Map.of("seen", "0")).with(409).body();

    assertThat(told)
        .contains("Somebody has written here meanwhile", "The first answer.", "The second answer.")
        .contains("name=\"seen\" value=\"1\"");
    assertThat(comment.read().items("/replies")).hasSize(1);
    reply(comment.id(), "The second answer.", Map.of("seen", "1")).with(303);
    assertThat(comment.read().items("/replies")).hasSize(2);
  }

  @Test
  void theSameFormSentTwiceAnswersOnce() {
    var comment = reader.writes("A question.");

    reply(comment.id(), "An answer.", Map.of("seen", "0")).with(303);
    reply(comment.id(), "An answer.", Map.of("seen", "0")).with(303);

    assertThat(comment.read().items("/replies")).hasSize(1);
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneIsTold() throws Exception {
    for (int round = 0; round < 5; round++) {
      var comment = reader.writes("A question, " + round);
      var ready = new CyclicBarrier(2);
      try (var threads = Executors.newFixedThreadPool(2)) {
        var answers = new ArrayList<Callable<Integer>>();
        for (var text : List.of("One answer.", "Another answer.")) {
          answers.add(
              () -> {
                ready.await();
                return reply(comment.id(), text, Map.of("seen", "0")).status();
              });
        }
        var statuses = new ArrayList<Integer>();
        for (var answer : threads.invokeAll(answers)) {
          statuses.add(answer.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(303, 409);
      }
      assertThat(comment.read().items("/replies")).hasSize(1);
    }
  }

  @Test
  void whatIsTakenBackMeanwhileIsSaidAndCannotBeAnswered() {
    var comment = reader.writes(Writing.OF_ANNA);
    comment.withdraws().with(200);

    assertThat(reply(comment.id(), "Too late.", Map.of("seen", "0")).with(409).body())
        .contains("has just taken this back");
    assertThat(open(comment.id()).body())
        .contains("what was written is gone")
        .doesNotContain("Anna", "name=\"body\"");
    assertThat(post(comment.id(), "/status", Map.of("status", "open")).status()).isEqualTo(409);
  }

  @Test
  void aFormChangesOnlyWhatDiffersFromWhatItShowed() {
    var comment = reader.writes("A question.");
    comment.changed("topic", "set by a colleague").with(200);

    post(
            comment.id(),
            "/sorting",
            Map.of("topic", "", "was-topic", "", "assignee", TalkToUs.ADMIN, "was-assignee", ""))
        .with(303);

    assertThat(comment.atTheDesk().text("/topic")).isEqualTo("set by a colleague");
    assertThat(comment.atTheDesk().text("/assignee")).isEqualTo(TalkToUs.ADMIN);
    post(comment.id(), "/sorting", Map.of("assignee", "", "was-assignee", TalkToUs.ADMIN))
        .with(303);
    assertThat(comment.atTheDesk().at("/assignee").isNull()).isTrue();
  }

  @Test
  void aFaultySortingChangesNothingAndKeepsWhatWasTyped() {
    var comment = reader.writes("A question.");

    assertThat(
            post(comment.id(), "/sorting", Map.of("assignee", "nobody@example.org", "topic", "t"))
                .with(422)
                .body())
        .contains("Nobody here has this address.", "value=\"t\"");
    assertThat(post(comment.id(), "/sorting", Map.of("topic", "x".repeat(201))).with(422).body())
        .contains("A topic is one line", "x".repeat(201));
    assertThat(post(comment.id(), "/status", Map.of("status", "burnt")).status()).isEqualTo(400);
    assertThat(comment.atTheDesk().at("/sequence").asInt()).isZero();
  }

  @Test
  void aQueryIsClosedAndOpenedAgain() {
    var comment = reader.writes("A question.");

    post(comment.id(), "/status", Map.of("status", "closed")).with(303);
    assertThat(comment.atTheDesk().text("/status")).isEqualTo("closed");
    assertThat(open(comment.id()).body()).contains("Open again");
    post(comment.id(), "/status", Map.of("status", "open")).with(303);
    assertThat(comment.atTheDesk().text("/status")).isEqualTo("open");
  }

  @Test
  void whatWasHeldBackIsLetThrough() {
    var comment =
        reader.writes(
            "See https://a.example https://b.example https://c.example https://d.example");

    assertThat(open(comment.id()).body()).contains("it has many links", "Let it through");
    post(comment.id(), "/status", Map.of("status", "open")).with(303);
    assertThat(comment.atTheDesk().text("/status")).isEqualTo("open");
  }

  @Test
  void neighboursAreThoseOfTheListEvenAfterAnAnswer() {
    var first = reader.writes("The tide, first.");
    talk.clock().advance(Duration.ofMinutes(1));
    var second = reader.writes("The tide, second.");
    talk.clock().advance(Duration.ofMinutes(1));
    var third = reader.writes("The tide, third.");

    assertNeighbours(second, "", third.id(), first.id());
    assertNeighbours(second, "&order=oldest", first.id(), third.id());
    reply(second.id(), "Answered.", Map.of()).with(303);
    assertNeighbours(second, "", third.id(), first.id());
    assertNeighbours(second, "&status=all&q=second", null, null);
    assertThat(open(third.id() + "?article=" + article.slug()).body())
        .contains("rel=\"next\"")
        .doesNotContain("rel=\"prev\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-id", "views", "00000000-0000-0000-0000-000000000000"})
  void whatIsNotThereIsNotFound(String id) {
    staff.get("/admin/inbox/" + id).with(404);
  }

  private void assertNeighbours(
      GivenComment comment, String list, @Nullable String previous, @Nullable String next) {
    var page = open(comment.id() + "?article=" + article.slug() + list).body();
    if (previous == null) {
      assertThat(page).doesNotContain("rel=\"prev\"");
    } else {
      assertThat(page).contains("rel=\"prev\" href=\"/admin/inbox/" + previous + "?article=");
    }
    if (next == null) {
      assertThat(page).doesNotContain("rel=\"next\"");
    } else {
      assertThat(page).contains("rel=\"next\" href=\"/admin/inbox/" + next + "?article=");
    }
  }

  static String question(TalkToUs talk, GivenArticle article) {
    var reference =
        talk.reader()
            .tries(Reader.request(article, "2026-11-24T10:00:00Z").with("question", "In a call?"))
            .with(201)
            .text("/reference");
    return talk.sql()
        .value(
            "select q.id from reader_query q join booking b on b.id = q.booking_id"
                + " where b.reference = ?",
            reference)
        .toString();
  }

  private String only() {
    return talk.sql()
        .value(
            "select q.id from reader_query q join article a on a.id = q.article_id where a.slug ="
                + " ?",
            article.slug())
        .toString();
  }

  private Answer open(String id) {
    return staff.get("/admin/inbox/" + id).with(200);
  }

  private Answer reply(String id, String body, Map<String, String> more) {
    return reply(staff, id, body, more);
  }

  private static Answer reply(Api who, String id, String body, Map<String, String> more) {
    var form = new HashMap<>(more);
    form.put("body", body);
    return who.send("POST", "/admin/inbox/" + id + "/replies", StaffBrowser.form(form));
  }

  private Answer post(String id, String what, Map<String, String> form) {
    return staff.send("POST", "/admin/inbox/" + id + what, StaffBrowser.form(form));
  }
}
