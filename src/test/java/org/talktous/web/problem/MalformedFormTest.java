package org.talktous.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Forms that no browser sends: broken escapes, foreign bytes, fields of any kind. */
@ServiceTest
class MalformedFormTest {
  private static final List<String> FORMS =
      List.of(
          "name=%zz",
          "body=%",
          "body=%E0%A4%A",
          "body=%00",
          "body=%ff%fe",
          "=&=&&",
          "kind=question&kind=praise&body=a&body=b",
          "start=%D0&zone=%D0",
          "body=" + "x".repeat(20_000),
          "",
          "%");

  private final TalkToUs talk;
  private final List<String> pages;

  MalformedFormTest(TalkToUs talk) {
    this.talk = talk;
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var call = talk.reader().books(article, "2026-11-24T10:00:00Z");
    this.pages = pages(article, "/calls/" + call.token(), thread(article));
  }

  private String thread(GivenArticle article) {
    var comment = Fields.NONE.with("kind", "praise").with("body", "Good.");
    return "/comments/"
        + talk.api()
            .post("/api/v1/articles/" + article.slug() + "/comments", comment)
            .with(201)
            .text("/token");
  }

  private static List<String> pages(GivenArticle article, String call, String thread) {
    var slug = "/articles/" + article.slug();
    return List.of(
        slug + "/call",
        slug + "/comment",
        slug + "/survey",
        call + "/time",
        thread + "/replies",
        thread + "/publication",
        call + "/cancellation",
        thread + "/withdrawal");
  }

  @Test
  void everyFormThatCannotBeReadIsAnsweredWithAPage() {
    for (var page : pages) {
      for (var form : FORMS) {
        assertAnswered(send(page, form.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** No field of a form may hold it, whatever the form: PostgreSQL's texts cannot. */
  @Test
  void aNulInAFormIsRefused() {
    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    for (var field : List.of("network", "domain")) {
      desk.send("POST", "/admin/calls/held", "reason=&" + field + "=a%00b").with(400);
    }
    for (var page : pages) {
      assertThat(send(page, "name=a&body=%00&email=b".getBytes(StandardCharsets.UTF_8)).status())
          .isLessThan(500);
      assertThat(send(page, "%00=a".getBytes(StandardCharsets.UTF_8)).status()).isLessThan(500);
    }
    for (var email : List.of("a%00b", "a%2500b")) {
      desk.send("POST", "/admin/suppressed-addresses/removal", "email=" + email).with(303);
    }
  }

  @Test
  void bytesAtRandomBreakNothing() {
    var random = new Random(20261125);
    for (int i = 0; i < 500; i++) {
      var bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      assertAnswered(send(pages.get(i % pages.size()), bytes));
    }
  }

  @Test
  void aFormThatCannotBeReadIsAProblemToAProgram() {
    var answer =
        talk.api()
            .with("Content-Type", "application/x-www-form-urlencoded")
            .post(pages.getFirst(), "name=%zz")
            .with(400);

    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.blamed()).containsExactly("body");
  }

  private Answer send(String page, byte[] form) {
    return talk.api()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Accept", "text/html")
        .post(page, form);
  }

  private static void assertAnswered(Answer answer) {
    assertThat(answer.status()).as(answer::toString).isBetween(200, 499);
    assertThat(answer.body()).doesNotContain("Exception", "io.netty", "org.postgresql");
  }
}
