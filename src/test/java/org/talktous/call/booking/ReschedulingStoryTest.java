package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Given;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader moves a call. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class ReschedulingStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String HALF_PAST = "2026-11-24T10:30:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  private final TalkToUs talk;
  private final Given given;

  ReschedulingStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
  }

  @Test
  void theCallMovesUnderTheSameTokenAndReference() {
    var call = talk.reader().books(given.article().withHost("UTC", "tuesday 10:00-12:00"), TEN);

    var moved = call.moveTo(ELEVEN).with(200);

    assertThat(moved.text("/token")).isEqualTo(call.token());
    assertThat(moved.text("/reference")).isEqualTo(call.reference());
    assertThat(moved.text("/startsAt")).isEqualTo("2026-11-24T14:00:00+03:00");
    assertThat(moved.text("/endsAt")).isEqualTo("2026-11-24T14:30:00+03:00");
    assertThat(moved.at("/sequence").asInt()).isEqualTo(1);
    assertThat(call.read().json()).isEqualTo(moved.json());
    assertThat(call.moveTo(TEN).with(200).at("/sequence").asInt()).isEqualTo(2);
  }

  @Test
  void theOldTimeIsFreeAgain() {
    var article = given.article().withHost("UTC", "tuesday 10:00-12:00");
    var call = talk.reader().books(article, TEN);

    call.moveTo(ELEVEN).with(200);

    assertThat(article.slotsOn("2026-11-24"))
        .containsExactly(TEN, HALF_PAST, "2026-11-24T11:30:00Z");
    talk.reader().books(article, TEN);
  }

  @Test
  void theHostStaysWhereTheyAreFree() {
    var article =
        given
            .article()
            .withHost("UTC", "tuesday 10:00-12:00")
            .withHost("UTC", "tuesday 11:00-12:00");
    var call = talk.reader().books(article, TEN);

    assertThat(call.moveTo(ELEVEN).text("/host/name")).isEqualTo(article.host().name());
  }

  @Test
  void anotherHostTakesOverWhereTheyAreNot() {
    var article =
        given
            .article()
            .withHost("UTC", "tuesday 10:00-10:30")
            .withHost("UTC", "tuesday 11:00-12:00");
    var call = talk.reader().books(article, TEN);

    var moved = call.moveTo(ELEVEN).with(200);

    assertThat(moved.text("/host/name")).isEqualTo(article.hosts().getLast().name());
    assertThat(moved.text("/joinUrl")).endsWith(article.hosts().getLast().name().replace(' ', '-'));
  }

  @Test
  void toTheSameTimeChangesNothing() {
    var call = talk.reader().books(given.article().withHost("UTC", "tuesday 10:00-12:00"), TEN);

    var same = call.moveTo("2026-11-24T13:00:00+03:00").with(200);

    assertThat(same.json()).isEqualTo(call.booked().json());
    assertThat(eventsOf(call)).isEqualTo(1);
  }

  @Test
  void aCallIsNotInItsOwnWayWithABuffer() {
    var buffered = TalkToUs.with(Map.of("talk.calls.buffer", "PT15M"));
    var article = buffered.given().article().withHost("UTC", "tuesday 10:00-12:00");
    var call = buffered.reader().books(article, TEN);

    call.moveTo(HALF_PAST).with(200);
    call.moveTo(TEN).with(200);
    assertThat(call.moveTo(HALF_PAST).with(200).at("/sequence").asInt()).isEqualTo(3);
  }

  @Test
  void aCallIsNotInItsOwnWayAtTheDailyCap() {
    var capped = TalkToUs.with(Map.of("talk.calls.daily-cap", "2"));
    var article = capped.given().article().withHost("UTC", "daily 10:00-12:00");
    var call = capped.reader().books(article, TEN);
    capped.reader().books(article, HALF_PAST);

    call.moveTo(ELEVEN).with(200);

    var other = capped.reader().books(article, "2026-11-25T10:00:00Z");
    assertThat(other.moveTo(TEN).with(409).problem()).isEqualTo("slot-taken");
  }

  @Test
  void aTakenTimeIsRefusedAndTheCallStaysWhereItWas() {
    var article = given.article().withHost("UTC", "tuesday 10:00-11:30");
    var call = talk.reader().books(article, TEN);
    talk.reader().books(article, HALF_PAST);

    var refused = call.moveTo(HALF_PAST).with(409);

    assertThat(refused.problem()).isEqualTo("slot-taken");
    // Their own slot, which they would give up, is one of those they can have.
    assertThat(refused.texts("/alternatives"))
        .hasSize(5)
        .startsWith("2026-11-24T13:00:00+03:00", "2026-11-24T14:00:00+03:00");
    assertThat(call.read().json()).isEqualTo(call.booked().json());
  }

  @Test
  void aTimeThatIsNotOfferedIsRefused() {
    var call = talk.reader().books(given.article().withHost("UTC", "tuesday 10:00-12:00"), TEN);

    var refused = call.moveTo("2026-11-24T10:10:00Z").with(422);

    assertThat(refused.problem()).isEqualTo("slot-not-offered");
    assertThat(refused.blamed()).containsExactly("startsAt");
  }

  @Test
  void aCallThatHasBegunStays() {
    var call = talk.reader().books(given.article().withHost("UTC", "daily 10:00-12:00"), TEN);
    talk.clock().advance(Duration.ofHours(26));

    assertThat(call.moveTo("2026-11-26T10:00:00Z").with(422).problem()).isEqualTo("call-is-over");
    assertThat(call.moveTo(TEN).with(422).problem()).isEqualTo("call-is-over");
  }

  @Test
  void aCallWithinTheNoticeCanStillBeMoved() {
    var call = talk.reader().books(given.article().withHost("UTC", "daily 10:00-12:00"), TEN);
    talk.clock().advance(Duration.ofHours(25));

    call.moveTo("2026-11-26T10:00:00Z").with(200);
  }

  @Test
  void aCancelledCallStaysCancelled() {
    var call = talk.reader().books(given.article().withHost("UTC", "daily 10:00-12:00"), TEN);
    call.cancel().with(200);

    assertThat(call.moveTo(ELEVEN).with(409).problem()).isEqualTo("call-is-cancelled");
  }

  @Test
  void theEventTellsWhereTheCallWas() {
    var article = given.article().withHost("UTC", "tuesday 10:00-12:00");
    var call = talk.reader().books(article, TEN);

    call.moveTo(ELEVEN).with(200);

    var event =
        talk.sql()
            .rows(
                """
                select sequence, data ->> 'startsAt' as starts_at,
                  data ->> 'previousStartsAt' as previous, data ->> 'previousHost' as host
                from event
                where subject = ? and type = 'org.talktous.booking.rescheduled'
                """,
                "bookings/" + call.reference());
    assertThat(event).hasSize(1);
    assertThat(event.getFirst())
        .containsEntry("sequence", 1)
        .containsEntry("starts_at", "2026-11-24T14:00:00+03:00")
        .containsEntry("previous", "2026-11-24T13:00:00+03:00")
        .containsEntry("host", article.host().id().toString());
  }

  private long eventsOf(GivenCall call) {
    return talk.sql()
        .count("select count(*) from event where subject = ?", "bookings/" + call.reference());
  }
}
