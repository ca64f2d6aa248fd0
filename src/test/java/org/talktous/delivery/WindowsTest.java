package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private final Windows windows = new Windows(100, 16, new Random(20261123));

  private void begin(String target, int count) {
    windows.begun(windows.room(List.of(target)), Map.of(target, (long) count));
  }

  private int room(String target) {
    return windows.room(List.of(target)).getOrDefault(target, 0);
  }

  @Test
  void aTargetBeginsWithLittleRoomAndEarnsMoreByAnswering() {
    assertThat(room("a")).isEqualTo(4);
    for (int i = 0; i < 50; i++) {
      begin("a", 1);
      windows.ended("a", true);
    }
    assertThat(room("a")).isEqualTo(16);
  }

  @Test
  void aTargetThatFailsSoonHoldsOne() {
    begin("a", 4);
    for (int i = 0; i < 4; i++) {
      windows.ended("a", false);
    }
    assertThat(room("a")).isEqualTo(1);
  }

  @Test
  void aTargetThatHangsHoldsNoMoreThanItsRoom() {
    begin("a", 4);
    assertThat(room("a")).isZero();
  }

  @Test
  void manyThatHangLeaveRoomForAnother() {
    IntStream.range(0, 20).forEach(i -> begin("hangs " + i, 4));
    assertThat(room("good")).isEqualTo(4);
  }

  @Test
  void whenRoomIsScarceItIsShared() {
    var targets = IntStream.range(0, 50).mapToObj(i -> "target " + i).toList();

    var room = windows.room(targets);

    assertThat(room.values().stream().mapToInt(each -> each).sum()).isEqualTo(100);
    assertThat(room).hasSize(50).allSatisfy((target, share) -> assertThat(share).isEqualTo(2));
  }

  @Test
  void oneThatHadMoreIsWorthLookingAtAgainWhenHalfItsRoomIsFree() {
    begin("a", 4);
    assertThat(windows.ended("a", true)).as("2 of 5 are free").isFalse();
    assertThat(windows.ended("a", true)).as("4 of 6 are free").isTrue();
  }

  @Test
  void oneThatHadNoMoreIsNot() {
    begin("a", 3);
    assertThat(windows.ended("a", true)).isFalse();
    assertThat(windows.ended("a", true)).isFalse();
    assertThat(windows.ended("a", true)).isFalse();
  }
}
