package org.talktous.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What is due is so by one clock, whatever the clocks of the machines show. */
@ServiceTest
class DatabaseTimeTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration MOMENT = Duration.ofMillis(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final DatabaseTime time = new DatabaseTime();

  private void machineIsOffBy(Duration behind, Duration roundTrip) {
    time.note(NOON, NOON.plus(behind).plus(roundTrip.dividedBy(2)), NOON.plus(roundTrip));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H", "PT3S", "-PT3S"})
  void aMachineWhoseClockIsWrongGoesByTheDatabases(String behind) {
    machineIsOffBy(Duration.parse(behind), MOMENT);

    assertThat(time.at(NOON)).isEqualTo(NOON.plus(Duration.parse(behind)));
    assertThat(time.machineAhead()).isEqualTo(Duration.parse(behind).negated());
    machineIsOffBy(Duration.ZERO, MOMENT);
    assertThat(time.at(NOON)).isEqualTo(NOON);
    assertThat(time.machineAhead()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1.9S", "-PT1.9S"})
  void whatDiffersLittleIsLeftAlone(String behind) {
    machineIsOffBy(Duration.parse(behind), MOMENT);

    assertThat(time.at(NOON)).isEqualTo(NOON);
  }

  @Test
  void theTimeToldDoesNotTremble() {
    machineIsOffBy(Duration.ofHours(1), MOMENT);
    machineIsOffBy(Duration.ofHours(1).plusMillis(40), MOMENT);
    machineIsOffBy(Duration.ofHours(1).minusMillis(40), MOMENT);

    assertThat(time.at(NOON)).isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void anAnswerThatTookLongTellsNothing() {
    // Given at once, and ten seconds on the way back.
    time.note(NOON, NOON, NOON.plusSeconds(10));

    assertThat(time.at(NOON)).isEqualTo(NOON);
  }

  /** Asked on a machine whose clock was right. */
  @Test
  void aRunningServiceKnowsIt() {
    var known = TalkToUs.running().bean(DatabaseTime.class);
    known.note(NOON, NOON.plus(Duration.ofHours(1)), NOON);
    assertThat(known.at(NOON)).isAfter(NOON);

    long latest = System.nanoTime() + TIMEOUT.toNanos();
    while (!known.at(NOON).equals(NOON) && System.nanoTime() < latest) {
      LockSupport.parkNanos(MOMENT.toNanos());
    }
    assertThat(known.at(NOON)).isEqualTo(NOON);
  }
}
