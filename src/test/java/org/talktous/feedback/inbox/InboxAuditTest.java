package org.talktous.feedback.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What staff do to reader queries is recorded; what readers do and write is not. */
@ServiceTest
class InboxAuditTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final Writing reader;

  InboxAuditTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "daily 09:00-17:00");
    this.reader = new Writing(talk, article);
  }

  @Test
  void aChangeIsRecordedWithWhatWasAndWhatIs() {
    var comment = reader.writes(Writing.OF_ANNA);

    comment.changed("topic", "method").with(200);
    comment.changed("topic", "theory").with(200);
    comment.changed("assignee", "me").with(200);
    comment.changed("status", "closed").with(200);

    assertThat(records(comment.id()))
        .containsExactly(
            "query.changed {\"topic\": null} {\"topic\": \"method\"}",
            "query.changed {\"topic\": \"method\"} {\"topic\": \"theory\"}",
            "query.changed {\"assignee\": null} {\"assignee\": \"" + admin() + "\"}",
            "query.changed {\"status\": \"open\"} {\"status\": \"closed\"}");
  }

  @Test
  void anAnswerIsRecordedWithoutItsText() {
    var comment = reader.writes(Writing.OF_ANNA);

    comment.answered("Because of hegemony.", true);

    assertThat(records(comment.id()))
        .singleElement()
        .asString()
        .startsWith("query.answered {\"status\": \"open\"}")
        .contains("\"public\": true", "\"status\": \"answered\"")
        .doesNotContain("hegemony", "burden", "Anna", "anna@example.org");
  }

  @Test
  void whatChangesNothingOrIsTheReadersLeavesNoTrace() {
    var comment = reader.writes(Writing.OF_ANNA);

    comment.changed("status", "open").with(200);
    comment.adds("And more.").with(201);
    comment.withdraws().with(200);

    assertThat(records(comment.id())).isEmpty();
  }

  @Test
  void theTopicThatAReaderGaveTheirCallIsNotKept() {
    var booked =
        Reader.request(article, "2026-11-24T10:00:00Z")
            .with("question", "Why?")
            .with("topic", "Of Anna, Minsk");
    var reference = talk.reader().tries(booked).with(201).text("/reference");
    var id =
        talk.sql()
            .value(
                "select q.id from reader_query q join booking b on b.id = q.booking_id"
                    + " where b.reference = ?",
                reference)
            .toString();

    talk.desk()
        .send("PATCH", "/api/v1/admin/comments/" + id, Fields.NONE.with("topic", "method"))
        .with(200);

    assertThat(records(id))
        .containsExactly("query.changed {\"topic\": null} {\"topic\": \"method\"}");
  }

  private Object admin() {
    return talk.sql().value("select id from staff where email = ?", TalkToUs.ADMIN);
  }

  private List<String> records(String id) {
    return talk
        .sql()
        .rows(
            "select action, before::text, after::text from audit where subject = ? order by id",
            "query/" + id)
        .stream()
        .map(Map::values)
        .map(each -> String.join(" ", each.stream().map(String::valueOf).toList()))
        .toList();
  }
}
