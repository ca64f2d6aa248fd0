package org.talktous.feedback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What of a thread becomes public, for how long, and where it then is. */
@ServiceTest
class PublicAnswersTest {
  private final TalkToUs talk;
  private final Published published;

  PublicAnswersTest(TalkToUs talk) {
    this.talk = talk;
    this.published = Published.in(talk);
  }

  @Test
  void anArticleWithoutPublicAnswersSaysSo() {
    assertThat(published.list().items("/items")).isEmpty();
    assertThat(published.list().at("/next").isNull()).isTrue();
    assertThat(talk.api().get(published.path("/answers")).with(200).body())
        .contains("No question has been answered in public yet.");
    talk.api().get("/api/v1/articles/no-such/answers").with(404);
    talk.api().get("/articles/no-such/answers").with(404);
    talk.api().get("/articles/no-such/answers.atom").with(404);
    talk.api().get("/api/v1/articles/no-such/annotations").with(404);
  }

  @Test
  void aPublicQuestionIsListedWithItsAnswersAndAPermanentAddress() {
    var asked =
        published.asked(Writing.QUESTION.with("passage", Published.PASSAGE).with("locale", "ru"));
    asked.answered("Because they are weak.", true);
    talk.clock().advance(Duration.ofMinutes(2));
    asked.answered("And this is for you alone.", false);
    asked.answered("One more thing.", true);

    var item = published.list();

    assertThat(item.items("/items")).hasSize(1);
    assertThat(item.text("/items/0/reference")).isEqualTo(asked.reference());
    assertThat(item.text("/items/0/question")).isEqualTo("Why should a leader carry the burden?");
    assertThat(item.text("/items/0/asker")).isEqualTo("null");
    assertThat(item.text("/items/0/language")).isEqualTo("ru");
    assertThat(item.text("/items/0/passage/exact")).isEqualTo("Weak partners");
    assertThat(item.items("/items/0/answers").stream().map(each -> each.at("/body").asText()))
        .containsExactly("Because they are weak.", "One more thing.");
    assertThat(item.text("/items/0/url")).endsWith(published.path("/answers/" + asked.reference()));
    assertThat(talk.api().get(published.api("/answers/" + asked.reference())).with(200).json())
        .isEqualTo(item.at("/items/0"));
    assertThat(published.page(asked).with(200).body())
        .contains("Why should a leader carry the burden?", "One more thing.", "Weak partners")
        .doesNotContain("for you alone");
  }

  @Test
  void aNameIsShownOnlyIfItsReaderSaidSo() {
    var named = Writing.OF_ANNA.with("body", "Named?").with("showName", true);
    var nameless = Writing.OF_ANNA.with("body", "Nameless?").with("showName", false);
    published.answered(nameless.with("name", "Boris Nobody"));
    var anna = published.answered(named);

    var list = published.list();

    assertThat(list.text("/items/0/asker")).isEqualTo("Anna");
    assertThat(list.text("/items/1/asker")).isEqualTo("null");
    for (var path : new String[] {"/answers", "/answers.atom"}) {
      assertThat(talk.api().get(published.path(path)).with(200).body())
          .contains("Anna", "Nameless?")
          .doesNotContain("Boris", "anna@example.org");
    }
    assertThat(talk.api().get(published.api("/annotations")).with(200).body())
        .contains("Anna", "Nameless?")
        .doesNotContain("Boris", "anna@example.org");
    assertThat(published.page(anna).body()).contains("Anna (23 November 2026)");
  }

  @Test
  void onlyWhatBothSidesMadePublicIsPublic() {
    published.asked(Writing.QUESTION.with("body", "Unanswered?"));
    published.asked(Writing.QUESTION.with("body", "Answered alone?")).answered("For you.", false);
    new Writing(talk, published.article()).writes("Not agreed?").answered("For all.", true);

    assertThat(published.questions()).isEmpty();
    assertThat(talk.api().get(published.api("/annotations")).with(200).text("/total"))
        .isEqualTo("0");
  }

  @Test
  void theReaderMayAgreeLater() {
    var asked = new Writing(talk, published.article()).writes("May you?");
    asked.answered("We may.", true);
    published.page(asked).with(404);

    talk.api().post(asked.path() + "/publication", Fields.NONE).with(200);

    assertThat(published.questions()).containsExactly("May you?");
    published.page(asked).with(200);
  }

  @Test
  void whatWasTakenBackIsGoneAndSaysSo() {
    var withdrawn = published.answered("Withdrawn?");
    var unpublished = published.answered("Unpublished?");
    withdrawn.withdraws().with(200);
    talk.api().delete(unpublished.path() + "/publication").with(200);

    assertThat(published.questions()).isEmpty();
    for (var each : new GivenComment[] {withdrawn, unpublished}) {
      var page = published.page(each).with(410);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      assertThat(page.body())
          .contains("This answer is not public any more", published.path("/answers"))
          .doesNotContain("Withdrawn?", "Unpublished?");
      for (var path : new String[] {"/answers/", "/annotations/"}) {
        var problem = talk.api().get(published.api(path + each.reference())).with(410);
        assertThat(problem.problem()).isEqualTo("answer-gone");
        assertThat(problem.tellingNothingOfTheInside().header("Cache-Control"))
            .isEqualTo("no-store");
      }
    }
    talk.api().post(unpublished.path() + "/publication", Fields.NONE).with(200);
    published.page(unpublished).with(200);
  }

  @Test
  void whatNeverWasPublicIsNotThere() {
    var secret = published.asked(Writing.QUESTION);
    var elsewhere = Published.in(talk).answered("Elsewhere?");

    for (var reference :
        new String[] {secret.reference(), elsewhere.reference(), "AAAA-AAAA", "%F0%9F%98%80"}) {
      var page = talk.api().get(published.path("/answers/" + reference)).with(404);
      assertThat(page.body()).contains("There is no such answer here");
      var problem = talk.api().get(published.api("/answers/" + reference)).with(404);
      assertThat(problem.problem()).isEqualTo("not-found");
    }
  }

  @Test
  void theNewestComeFirstAndTheCursorLeadsThroughAll() {
    for (int i = 0; i < 52; i++) {
      published.answered("Question " + i + ".");
      talk.clock().advance(Duration.ofSeconds(1));
    }

    var first = published.list();
    var second = talk.api().get(published.api("/answers?cursor=" + first.text("/next"))).with(200);

    assertThat(first.items("/items")).hasSize(50);
    assertThat(first.text("/items/0/question")).isEqualTo("Question 51.");
    assertThat(second.items("/items").stream().map(each -> each.at("/question").asText()))
        .containsExactly("Question 1.", "Question 0.");
    assertThat(second.at("/next").isNull()).isTrue();
    var page = talk.api().get(published.path("/answers")).with(200).body();
    assertThat(page).contains("Question 51.", "Question 32.", "?cursor=").doesNotContain("n 31.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "MjAyNi0xMS0yNFQxMDowMDowMFogeA", "%00"})
  void aCursorThatIsNotOursIsRefused(String cursor) {
    for (var path : new String[] {"/answers", "/annotations"}) {
      var refused = talk.api().get(published.api(path + "?cursor=" + cursor)).with(400);
      assertThat(refused.problem()).isEqualTo("invalid-request");
    }
  }

  @Test
  void aCopyIsGoodForAMinuteAndIsThenAskedForByItsTag() {
    var asked = published.answered("Cached?");
    for (var path :
        new String[] {
          published.api("/answers"),
          published.api("/answers/" + asked.reference()),
          published.api("/annotations"),
          published.path("/answers"),
          published.path("/answers/" + asked.reference()),
          published.path("/answers.atom")
        }) {
      var first = talk.api().get(path).with(200);
      assertThat(first.header("Cache-Control")).isEqualTo("max-age=60");

      var again = talk.api().with("If-None-Match", first.header("ETag")).get(path).with(304);

      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
      var head = talk.api().send("HEAD", path, "").with(200);
      assertThat(head.header("ETag")).isEqualTo(first.header("ETag"));
    }
    var tag = published.list().header("ETag");
    asked.answered("And so on.", true);
    talk.api().with("If-None-Match", tag).get(published.api("/answers")).with(200);
  }

  @Test
  void scriptsOfEverySiteMayReadWhatIsPublic() {
    var asked = published.answered("Open?");
    var elsewhere = talk.api().with("Origin", "https://journal.example");
    for (var path :
        new String[] {
          published.api("/answers"),
          published.api("/answers/" + asked.reference()),
          published.api("/answers/AAAA-AAAA"),
          published.api("/annotations"),
          published.path("/answers.atom")
        }) {
      assertThat(elsewhere.get(path).header("Access-Control-Allow-Origin")).isEqualTo("*");
      var preflight =
          elsewhere.with("Access-Control-Request-Method", "GET").send("OPTIONS", path, "");
      assertThat(preflight.with(204).header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
    assertThat(elsewhere.get(published.api("")).header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void theAddressesFollowThePublicOne() {
    var asked = published.answered("Where?");
    var page = published.page(asked).with(200);

    assertThat(page.response().headers().allValues("Link"))
        .anyMatch(link -> link.endsWith(asked.reference() + ">; rel=\"canonical\""))
        .anyMatch(link -> link.contains("/answers.atom>; rel=\"alternate\""));
  }
}
