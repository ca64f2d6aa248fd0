package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitsTest {
  private final ConcurrencyLimits limits = new ConcurrencyLimits(100, 4, new Random(20261123));

  private void begin(String target, int count) {
    limits.begun(limits.free(List.of(target)), Map.of(target, (long) count));
  }

  private int free(String target) {
    return limits.free(List.of(target)).getOrDefault(target, 0);
  }

  @Test
  void aTargetThatHangsHoldsNoMoreThanItsCap() {
    begin("a", 4);
    assertThat(free("a")).isZero();
    assertThat(free("b")).isEqualTo(4);
  }

  @Test
  void whatEndsIsFreeAgain() {
    begin("a", 4);
    limits.ended("a");
    assertThat(free("a")).isEqualTo(1);
  }

  @Test
  void manyThatHangLeaveRoomForAnother() {
    IntStream.range(0, 20).forEach(i -> begin("hangs " + i, 4));
    assertThat(free("good")).isEqualTo(4);
  }

  @Test
  void whenRoomIsScarceItIsShared() {
    var targets = IntStream.range(0, 50).mapToObj(i -> "target " + i).toList();

    var free = limits.free(targets);

    assertThat(free.values().stream().mapToInt(each -> each).sum()).isEqualTo(100);
    assertThat(free).hasSize(50).allSatisfy((target, share) -> assertThat(share).isEqualTo(2));
  }

  @Test
  void aTargetThatHadMoreIsLookedAtAgainWhenHalfItsCapIsFree() {
    begin("a", 4);
    assertThat(limits.ended("a")).as("1 of 4 is free").isFalse();
    assertThat(limits.ended("a")).as("2 of 4 are free").isTrue();
  }

  @Test
  void aTargetThatHadNoMoreIsNot() {
    begin("a", 3);
    assertThat(limits.ended("a")).isFalse();
    assertThat(limits.ended("a")).isFalse();
    assertThat(limits.ended("a")).isFalse();
  }
}
