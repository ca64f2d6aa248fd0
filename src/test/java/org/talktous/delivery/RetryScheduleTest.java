package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
  private final Random random = new Random(20261123);

  @ParameterizedTest
  @CsvSource({
    "1, PT5S",
    "2, PT5M",
    "3, PT30M",
    "4, PT2H",
    "5, PT5H",
    "6, PT10H",
    "7, PT14H",
    "8, PT20H",
    "9, PT24H"
  })
  void eachPauseIsTheStatedOneMoreOrLessATenth(int failures, Duration stated) {
    for (int i = 0; i < 1_000; i++) {
      assertThat(RetrySchedule.pause(failures, Duration.ZERO, random).orElseThrow())
          .isBetween(stated.multipliedBy(9).dividedBy(10), stated.multipliedBy(11).dividedBy(10));
    }
  }

  @Test
  void pausesDiffer() {
    assertThat(RetrySchedule.pause(1, Duration.ZERO, random))
        .isNotEqualTo(RetrySchedule.pause(1, Duration.ZERO, random));
  }

  @Test
  void afterTheTenthFailureNothingIsTried() {
    assertThat(RetrySchedule.pause(10, Duration.ZERO, random)).isEmpty();
    assertThat(RetrySchedule.pause(10, Duration.ofMinutes(1), random)).isEmpty();
  }

  @Test
  void aReceiverMayAskForALongerPauseOfUpToADay() {
    assertThat(RetrySchedule.pause(1, Duration.ofMinutes(2), random))
        .contains(Duration.ofMinutes(2));
    assertThat(RetrySchedule.pause(1, Duration.ofDays(900), random)).contains(Duration.ofHours(24));
    assertThat(RetrySchedule.pause(4, Duration.ofMinutes(2), random).orElseThrow())
        .isGreaterThan(Duration.ofHours(1));
  }
}
