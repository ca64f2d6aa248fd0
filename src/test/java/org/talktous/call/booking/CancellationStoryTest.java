package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader cancels a call. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class CancellationStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;
  private final GivenCall call;

  CancellationStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-10:30");
    this.call = talk.reader().books(article, TEN);
  }

  @Test
  void theCallIsCancelledAndItsTimeIsFree() {
    var cancelled = call.cancel().with(200);

    assertThat(cancelled.text("/status")).isEqualTo("cancelled");
    assertThat(cancelled.at("/sequence").asInt()).isEqualTo(1);
    assertThat(cancelled.text("/startsAt")).isEqualTo(call.booked().text("/startsAt"));
    assertThat(call.read().json()).isEqualTo(cancelled.json());
    talk.reader().books(article, TEN);
  }

  @Test
  void sayingItTwiceIsFineAndTellsItOnce() {
    var once = call.cancel().with(200);
    talk.clock().advance(Duration.ofDays(2));

    assertThat(call.cancel().with(200).json()).isEqualTo(once.json());
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from event where subject = ? and type ="
                        + " 'org.talktous.booking.cancelled'",
                    "bookings/" + call.reference()))
        .isEqualTo(1);
  }

  @Test
  void theDeskReadsTheReason() {
    call.reader()
        .api()
        .post(call.path() + "/cancellation", Fields.NONE.with("reason", "I am ill."))
        .with(200);

    var item = talk.desk().get("/api/v1/admin/bookings?article=" + article.slug());
    assertThat(item.text("/items/0/cancellationReason")).isEqualTo("I am ill.");
    assertThat(item.text("/items/0/status")).isEqualTo("cancelled");
  }

  @Test
  void aCallThatHasBegunCannotBeCancelled() {
    talk.clock().advance(Duration.ofHours(26));

    assertThat(call.cancel().with(422).problem()).isEqualTo("call-is-over");
    assertThat(call.read().text("/status")).isEqualTo("confirmed");
  }

  @Test
  void aCallWhoseOutcomeIsRecordedIsNotCancelled() {
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    talk.desk()
        .post("/api/v1/admin/bookings/" + id + "/outcome", Fields.NONE.with("outcome", "attended"))
        .with(200);

    assertThat(call.cancel().with(422).problem()).isEqualTo("call-is-over");
    assertThat(call.read().text("/status")).isEqualTo("confirmed");
  }

  @Test
  void anEmptyObjectIsAsGoodAsNothing() {
    assertThat(
            call.reader()
                .api()
                .post(call.path() + "/cancellation", Fields.NONE)
                .with(200)
                .text("/status"))
        .isEqualTo("cancelled");
  }
}
