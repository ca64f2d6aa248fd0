package org.talktous.feedback.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.SpoiledRequests;
import org.talktous.testing.SpoiledRequests.Request;
import org.talktous.testing.TalkToUs;

/** Thousands of spoiled requests to write, answer and sort: none may break the service. */
@ServiceTest
class MutatedCommentTest {
  private static final int REQUESTS = 5_000;

  private final TalkToUs talk;
  private final GivenArticle article;
  private final GivenComment comment;

  MutatedCommentTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("sections", List.of(Map.of("id", "one", "title", "One", "text", "Text.")));
    this.comment = new Writing(talk, article).writes(Writing.OF_ANNA);
  }

  @Test
  void aSpoiledRequestIsAnsweredAndNeverBreaksTheService() {
    new SpoiledRequests(20261124, talk, validRequests()).send(REQUESTS, this::canBeRead);

    assertThat(comment.read().text("/reference")).isEqualTo(comment.reference());
    assertThatEverythingKeptIsValid();
  }

  private void canBeRead(Answer answer, int before) {
    if (answer.status() == 201 && !answer.at("/threadUrl").isMissingNode()) {
      talk.api().get("/api/v1/comments/" + answer.text("/token")).with(200);
      talk.api().get("/comments/" + answer.text("/token")).with(200);
    }
  }

  private List<Request> validRequests() {
    var passage = Map.of("exact", "Text", "prefix", "", "suffix", ".", "section", "one");
    var full =
        Map.of(
            "kind", "suggestion",
            "body", "Почему?",
            "passage", passage,
            "name", "Anna",
            "email", "anna@example.org",
            "consent", true,
            "locale", "ru",
            "mayPublish", true,
            "showName", false);
    var comments = "/api/v1/articles/" + article.slug() + "/comments";
    return List.of(
        new Request("POST", comments, full),
        new Request("POST", comments, full),
        new Request("POST", comments, Map.of("kind", "praise", "body", "Good.")),
        new Request("POST", comment.path() + "/replies", Map.of("body", "More.")),
        new Request("POST", comment.path() + "/publication", Map.of("showName", true)),
        new Request(
            "PATCH",
            comment.deskPath(),
            Map.of("status", "closed", "topic", "method", "assignee", TalkToUs.ADMIN)),
        new Request(
            "POST", comment.deskPath() + "/replies", Map.of("body", "Because.", "public", true)));
  }

  /** What the rules of the tables do not say themselves. */
  private void assertThatEverythingKeptIsValid() {
    var kept =
        talk.desk()
            .get("/api/v1/admin/comments?article=" + article.slug())
            .with(200)
            .items("/items");
    assertThat(kept).hasSizeGreaterThan(10);
    assertThat(
            talk.sql()
                .count(
                    """
                    select count(*)
                    from reader_query q
                    join article a on a.id = q.article_id
                    where a.slug = ? and (q.body = '' or q.body <> btrim(q.body)
                      or length(q.body) > 10000 or jsonb_typeof(q.passage) <> 'object'
                      or length(q.topic) > 200 or q.words = '')
                    """,
                    article.slug()))
        .isZero();
    assertThat(talk.sql().count("select count(*) from reply where btrim(body) = ''")).isZero();
  }
}
