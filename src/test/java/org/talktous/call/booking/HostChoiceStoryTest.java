package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Whose turn it is when several hosts are free. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class HostChoiceStoryTest {
  private final TalkToUs talk;
  private final GivenHost one;
  private final GivenHost other;
  private final GivenArticle both;

  HostChoiceStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.one = talk.given().host("UTC").works("daily 08:00-18:00");
    this.other = talk.given().host("UTC").works("daily 08:00-18:00");
    this.both = talk.given().article().withHost(one).withHost(other);
  }

  @Test
  void firstByIdWhereNobodyHadACall() {
    var first =
        java.util.stream.Stream.of(one, other)
            .min(Comparator.comparing(host -> host.id().toString()))
            .orElseThrow();

    assertThat(hostAt("2026-11-24T10:00:00Z")).isEqualTo(first.name());
  }

  @Test
  void theOneWithFewerCallsInTheSevenDaysEitherSide() {
    book(one, "2026-12-03T10:00:00Z");
    book(one, "2026-12-17T10:00:00Z");
    book(other, "2026-12-10T08:00:00Z");

    assertThat(hostAt("2026-12-10T10:00:00Z")).isEqualTo(other.name());
  }

  @Test
  void callsFartherAwayDoNotCount() {
    book(one, "2026-12-03T09:30:00Z");
    book(one, "2026-12-17T10:30:00Z");
    book(other, "2026-12-10T08:00:00Z");

    assertThat(hostAt("2026-12-10T10:00:00Z")).isEqualTo(one.name());
  }

  @Test
  void cancelledCallsAreNoLoad() {
    talk.reader().books(only(one), "2026-12-10T08:00:00Z").cancel().with(200);
    talk.clock().advance(Duration.ofMinutes(1));
    book(other, "2026-12-10T09:00:00Z");

    assertThat(hostAt("2026-12-10T10:00:00Z")).isEqualTo(one.name());
  }

  @Test
  void ofTwoWithAsManyTheOneBookedLongestAgo() {
    book(other, "2026-12-10T08:00:00Z");
    talk.clock().advance(Duration.ofMinutes(1));
    book(one, "2026-12-10T08:00:00Z");
    talk.clock().advance(Duration.ofMinutes(1));

    assertThat(hostAt("2026-12-10T10:00:00Z")).isEqualTo(other.name());
    talk.clock().advance(Duration.ofMinutes(1));
    assertThat(hostAt("2026-12-10T10:30:00Z")).isEqualTo(one.name());
    talk.clock().advance(Duration.ofMinutes(1));
    assertThat(hostAt("2026-12-10T11:00:00Z")).isEqualTo(other.name());
  }

  @Test
  void theOtherWhereTheirTurnIsButTheyAreBusy() {
    book(one, "2026-12-10T08:00:00Z");
    other.isBusy("2026-12-10T10:00:00Z", "2026-12-10T11:00:00Z");

    assertThat(hostAt("2026-12-10T10:00:00Z")).isEqualTo(one.name());
  }

  private void book(GivenHost host, String time) {
    talk.reader().books(only(host), time);
  }

  private GivenArticle only(GivenHost host) {
    return talk.given().article().withHost(host);
  }

  private String hostAt(String time) {
    return talk.reader().books(both, time).booked().text("/host/name");
  }
}
