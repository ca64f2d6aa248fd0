package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A call that is confirmed while another reads it as pending. */
@ServiceTest
class StaleReleaseTest {
  private final TalkToUs talk;

  StaleReleaseTest(TalkToUs talk) {
    this.talk = talk;
  }

  @Test
  void aCallThatWasConfirmedMeanwhileIsNotReleased() {
    var article = talk.given().article().withHost("UTC", "daily 09:00-17:00");
    var call = talk.reader().books(article, "2026-11-24T10:00:00Z");
    talk.sql()
        .run(
            "update booking set confirm_by = ? where reference = ?",
            java.sql.Timestamp.from(talk.clock().instant()),
            call.reference());
    var id =
        (UUID) talk.sql().value("select id from booking where reference = ?", call.reference());
    var bookings = talk.bean(Bookings.class);
    var pending = bookings.find(id).orElseThrow();
    talk.sql().run("update booking set confirm_by = null where reference = ?", call.reference());

    assertThat(bookings.cancel(pending, pending.release(talk.clock().instant()))).isFalse();

    assertThat(call.read().with(200).text("/status")).isEqualTo("confirmed");
  }
}
