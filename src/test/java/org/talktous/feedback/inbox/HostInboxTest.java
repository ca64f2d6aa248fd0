package org.talktous.feedback.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A host answers comments, and of calls' questions those of their own calls. */
@ServiceTest
class HostInboxTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final Api own;
  private final Api other;

  HostInboxTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
    this.own = article.host().signsIn();
    this.other = talk.given().host("UTC").signsIn();
    talk.reader()
        .tries(Reader.request(article, "2026-11-24T10:00:00Z").with("question", "In a call?"))
        .with(201);
    new Writing(talk, article).writes(Writing.OF_ANNA);
  }

  private Answer inbox(Api staff, String query) {
    return staff.get("/api/v1/admin/comments?article=" + article.slug() + query).with(200);
  }

  @Test
  void aHostSeesCommentsAndTheQuestionsOfTheirOwnCalls() {
    assertThat(inbox(own, "").items("/items")).hasSize(2);
    assertThat(inbox(other, "").items("/items"))
        .extracting(item -> item.at("/channel").asText())
        .containsExactly("comment");
    assertThat(inbox(other, "&q=call").items("/items")).isEmpty();
  }

  @Test
  void anAddressIsToldToTheHostOfTheCallOnly() {
    assertThat(inbox(own, "&channel=call").text("/items/0/reader/email"))
        .isEqualTo("anna@example.org");
    assertThat(inbox(own, "&channel=comment").at("/items/0/reader/email").isNull()).isTrue();
    assertThat(inbox(talk.desk(), "&channel=comment").text("/items/0/reader/email"))
        .isEqualTo("anna@example.org");
  }

  @Test
  void theQuestionOfAnothersCallIsNeitherReadNorAnsweredNorSorted() {
    var path = "/api/v1/admin/comments/" + inbox(own, "&channel=call").text("/items/0/id");

    assertThat(other.get(path).status()).isEqualTo(403);
    assertThat(other.post(path + "/replies", Fields.NONE.with("body", "x")).status())
        .isEqualTo(403);
    assertThat(other.send("PATCH", path, Fields.NONE.with("topic", "x")).status()).isEqualTo(403);
    assertThat(own.post(path + "/replies", Fields.NONE.with("body", "Yes.")).status())
        .isEqualTo(201);
  }

  @Test
  void aHostAnswersAComment() {
    var path = "/api/v1/admin/comments/" + inbox(other, "").text("/items/0/id");

    var answered = other.post(path + "/replies", Fields.NONE.with("body", "Because.")).with(201);

    assertThat(answered.text("/status")).isEqualTo("answered");
    assertThat(answered.body()).doesNotContain("anna@example.org");
    assertThat(other.send("PATCH", path, Fields.NONE.with("assignee", "me")).status())
        .isEqualTo(200);
  }
}
