package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A booking, its event, its deliveries and its reminders come about together or not at all. */
@ServiceTest
class OneTransactionTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";

  @Test
  void whatFailsAfterAllWasWrittenLeavesNothingBehind() {
    var talk = TalkToUs.alone();
    try {
      var article = talk.given().article().withHost("UTC", "daily 10:00-12:00");
      talk.sql()
          .run(
              """
              create function refuse() returns trigger language plpgsql as
              'begin raise exception ''not today''; end'
              """);
      talk.sql()
          .run(
              """
              create constraint trigger refuse after insert on booking
              deferrable initially deferred
              for each row execute function refuse()
              """);
      talk.reader().tries(Reader.request(article, TUESDAY)).with(500);
      assertThat(counts(talk)).containsOnly(0L);

      talk.sql().run("drop trigger refuse on booking");
      talk.reader().books(article, TUESDAY);
      assertThat(counts(talk)).containsExactly(1L, 1L, 2L, 2L);
    } finally {
      talk.stop();
    }
  }

  /** Calls, events, deliveries and reminders. */
  private static List<Long> counts(TalkToUs talk) {
    return Stream.of("booking", "event", "delivery", "scheduled_tasks where task_name = 'reminder'")
        .map(table -> talk.sql().count("select count(*) from " + table))
        .toList();
  }
}
