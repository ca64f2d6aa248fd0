package org.talktous.base.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.recipient.FoldedMailsTold;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** The one mail about others, where mails become files. */
@ServiceTest
class FoldedMailFileTest {
  private static final Path DATA =
      Path.of("target", "folded-mail-test-" + ProcessHandle.current().pid());
  private static final String TOLD = "more messages for you";

  private final TalkToUs talk =
      TalkToUs.with(
          Map.of(
              "talk.data-dir", DATA.toString(),
              "talk.ratelimit.enabled", "true",
              "talk.poll-interval", "PT1H"));

  private GivenComment answered(String email) {
    var comment =
        new Writing(talk, talk.given().article()).writes(Writing.OF_ANNA.with("email", email));
    var id =
        talk.sql().value("select id from reader_query where reference = ?", comment.reference());
    talk.desk()
        .post("/api/v1/admin/comments/" + id + "/replies", Fields.NONE.with("body", "Because."))
        .with(201);
    return comment;
  }

  /** It shows the last twenty alone, and goes with any of all. */
  @Test
  void itGoesWithWhatItTellsOfThoughItDoesNotNameThat() throws IOException {
    var email = Mailroom.newAddress();
    for (int i = 0; i < 5; i++) {
      answered(email);
    }
    new Deliver(talk).now();
    var first = answered(email);
    new Deliver(talk).now();
    for (int i = 0; i < 21; i++) {
      talk.clock().advance(Duration.ofSeconds(1));
      answered(email);
    }
    new Deliver(talk).now();
    talk.clock().advance(Duration.ofHours(1));
    FoldedMailsTold.tell(talk);
    new Deliver(talk).now();
    var told = Traces.inFiles(DATA.toAbsolutePath(), TOLD);
    assertThat(told).hasSize(1);
    assertThat(Traces.inFiles(DATA.toAbsolutePath(), first.reference()))
        .doesNotContainAnyElementsOf(told);

    talk.api().delete("/api/v1/comments/" + first.token()).with(204);

    assertThat(Traces.inFiles(DATA.toAbsolutePath(), TOLD)).isEmpty();
  }
}
