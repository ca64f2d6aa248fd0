package org.talktous.base.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Concurrently;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Replicas count together, and what is refused speaks in structured fields. */
@ServiceTest
class SharedLimitsTest {
  private static final Map<String, String> ON =
      Map.of("talk.ratelimit.enabled", "true", "talk.calls.daily-cap", "5");

  private final TalkToUs talk = TalkToUs.with(ON);
  private final TalkToUs replica = talk.replica(ON);

  @AfterEach
  void stop() {
    replica.stop();
  }

  @Test
  void replicasCountTogether() {
    var limit = new RateLimit("shared", 10, Duration.ofMinutes(10));
    var one = talk.bean(RateLimits.class);
    var other = replica.bean(RateLimits.class);

    assertThat(IntStream.range(0, 6).allMatch(i -> one.passes(limit, "a"))).isTrue();
    assertThat(IntStream.range(0, 4).allMatch(i -> other.passes(limit, "a"))).isTrue();
    assertThat(one.passes(limit, "a")).isFalse();
    assertThat(other.passes(limit, "a")).isFalse();
    assertThat(other.passes(limit, "b")).isTrue();

    talk.clock().advance(Duration.ofMinutes(1));
    assertThat(one.passes(limit, "a")).isTrue();
    assertThat(one.passes(limit, "a")).isFalse();
  }

  @Test
  void triesAtOnceAreNotMoreThanTriesInTurn() {
    var limit = new RateLimit("at once", 25, Duration.ofMinutes(10));
    var network = new Network("2001/64", List.of("2001/56", "2001/48"));

    var passed =
        Concurrently.run(
            80, i -> (i % 2 == 0 ? talk : replica).bean(RateLimits.class).passes(limit, network));

    assertThat(passed).filteredOn(each -> each).hasSize(25);
  }

  @Test
  void networksAboveASubscribersCountTogether() throws UnknownHostException {
    var limit = new RateLimit("above", 10, Duration.ofMinutes(10));

    assertThat(passed(limit, "2001:db8:9:44%02x::1", 8)).isEqualTo(40);
    assertThat(passed(limit, "2001:db8:9:%02x00::1", 32)).isEqualTo(160 - 40);
    assertThat(passed(limit, "198.51.100.%d", 8)).isEqualTo(40);
    assertThat(passed(limit, "198.51.101.%d", 1)).isEqualTo(10);
  }

  private int passed(RateLimit limit, String addresses, int subscribers)
      throws UnknownHostException {
    int passed = 0;
    for (int i = 0; i < 20 * subscribers; i++) {
      var address = InetAddress.getByName(addresses.formatted(1 + i % subscribers));
      passed += talk.bean(RateLimits.class).passes(limit, Network.of(address)) ? 1 : 0;
    }
    return passed;
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    var limit = new RateLimit("given back", 1, Duration.ofMinutes(10));
    var limits = talk.bean(RateLimits.class);

    limits.count(limit, "a");
    assertThat(limits.passes(limit, "a")).isFalse();
    limits.giveBack(limit, "a");

    limits.check(limit, "a");
    assertThat(limits.passes(limit, "a")).isTrue();
  }

  @Test
  void failedSignInsCountForAllReplicas() {
    var one = talk.bean(SignInBackoff.class);
    var other = replica.bean(SignInBackoff.class);
    fail(one);
    fail(other);
    fail(one);

    assertThat(catchThrowable(() -> fail(other))).isInstanceOf(TooManyRequests.class);
  }

  private static void fail(SignInBackoff backoff) {
    assertThat(backoff.inTurn("somebody", Optional::empty)).isEmpty();
  }

  @Test
  void noAddressAndNoMailboxStandsInTheTables() {
    talk.bean(RateLimits.class)
        .passes(new RateLimit("private", 5, Duration.ofHours(1)), "marked@example.org");

    assertThat(talk.sql().rows("select key from rate_limit where key like '%marked%'")).isEmpty();
    assertThat(talk.sql().rows("select key from rate_limit")).isNotEmpty();
  }
}
