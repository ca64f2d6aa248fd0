package org.talktous.feedback.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** The question of a call is a thread like any other, and the two lead to each other. */
@ServiceTest
class CallThreadTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;

  CallThreadTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("abstract", "Weak partners add little.")
            .withHost("UTC", "tuesday 10:00-12:00");
  }

  private GivenCall books(Fields request) {
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  private GivenCall asks(String question) {
    return books(
        Reader.request(article, TEN)
            .with("question", question)
            .with("topic", "method")
            .with("locale", "ru")
            .with("passage", Map.of("exact", "Weak partners")));
  }

  private Answer inbox() {
    return talk.desk().get("/api/v1/admin/comments?article=" + article.slug()).with(200);
  }

  @Test
  void theQuestionOfACallStandsInTheInboxWithItsCall() {
    var call = asks("Why are they weak?");

    var query = inbox().items("/items").getFirst();
    assertThat(query.at("/channel").asText()).isEqualTo("call");
    assertThat(query.at("/kind").asText()).isEqualTo("question");
    assertThat(query.at("/status").asText()).isEqualTo("open");
    assertThat(query.at("/body").asText()).isEqualTo("Why are they weak?");
    assertThat(query.at("/topic").asText()).isEqualTo("method");
    assertThat(query.at("/passage/exact").asText()).isEqualTo("Weak partners");
    assertThat(query.at("/reader/email").asText()).isEqualTo("anna@example.org");
    assertThat(query.at("/reader/locale").asText()).isEqualTo("ru");
    assertThat(query.at("/booking/reference").asText()).isEqualTo(call.reference());
    var agenda = talk.desk().get("/api/v1/admin/bookings?article=" + article.slug()).with(200);
    assertThat(agenda.text("/items/0/comment")).isEqualTo(query.at("/id").asText());
  }

  @Test
  void aCallWithoutAQuestionOpensNone() {
    books(Reader.request(article, TEN));
    books(Reader.request(article, "2026-11-24T10:30:00Z").with("question", "  "));

    assertThat(inbox().items("/items")).isEmpty();
  }

  @Test
  void aCallThatIsRefusedAsksNothing() {
    books(Reader.request(article, TEN));

    talk.reader().tries(Reader.request(article, TEN).with("question", "Still?")).with(409);

    assertThat(inbox().items("/items")).isEmpty();
  }

  @Test
  void aCallsPageShowsItsThread() {
    var call = asks("Why are they weak?");
    var id = inbox().text("/items/0/id");
    talk.desk()
        .post(
            "/api/v1/admin/comments/" + id + "/replies",
            Fields.NONE.with("body", "Let us talk about that."))
        .with(201);

    var page = talk.api().get("/calls/" + call.token()).with(200).body();

    assertThat(page).contains("Why are they weak?", "Let us talk about that.", "/comments/");
  }

  @Test
  void aCallThatWasHeldHasAnsweredItsQuestion() {
    asks("Why are they weak?");
    var booking = inbox().text("/items/0/booking/id");
    talk.clock().set(Instant.parse("2026-11-24T10:30:00Z"));

    end(booking, "no-show");
    assertThat(inbox().text("/items/0/status")).isEqualTo("open");
    end(booking, "attended");

    assertThat(inbox().text("/items/0/status")).isEqualTo("answered");
    assertThat(inbox().text("/items/0/firstAnsweredAt")).isEqualTo("2026-11-24T10:30:00Z");
  }

  private void end(String booking, String outcome) {
    talk.desk()
        .post(
            "/api/v1/admin/bookings/" + booking + "/outcome", Fields.NONE.with("outcome", outcome))
        .with(200);
  }

  @Test
  void aThreadsLinkDoesNotOpenItsCall() {
    var call = asks("Why are they weak?");
    var page = talk.api().get("/calls/" + call.token()).with(200).body();
    var thread = page.replaceFirst("(?s).*(/comments/[^\"]+)\".*", "$1");

    assertThat(talk.api().get(thread).with(200).body())
        .contains(call.reference())
        .doesNotContain(call.token());
  }

  @Test
  void aQuestionThatIsTakenBackLeavesTheCallToo() {
    var call = asks("Why are they weak?");
    var page = talk.api().get("/calls/" + call.token()).with(200).body();
    var token = page.replaceFirst("(?s).*/comments/([^\"]+)\".*", "$1");

    talk.api().post("/api/v1/comments/" + token + "/withdrawal").with(200);

    assertThat(talk.api().get("/calls/" + call.token()).with(200).body())
        .doesNotContain("Why are they weak?");
    assertThat(talk.desk().get("/api/v1/admin/bookings?article=" + article.slug()).body())
        .doesNotContain("Why are they weak?", "Weak partners");
    assertThat(call.read().text("/status")).isEqualTo("confirmed");
  }
}
