package org.talktous.call.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalsTest {
  @Test
  void areSortedByWhereTheyBegin() {
    var intervals = Intervals.of(new long[] {50, 10, 20}, new long[] {60, 90, 30});

    assertThat(intervals.size()).isEqualTo(3);
    assertThat(intervals.from(0)).isEqualTo(10);
    assertThat(intervals.until(0)).isEqualTo(90);
    assertThat(intervals.from(2)).isEqualTo(50);
    assertThat(intervals.until(2)).isEqualTo(60);
  }

  @Test
  void doNotChangeWithTheArraysTheyCameFrom() {
    long[] froms = {10};
    var intervals = Intervals.of(froms, new long[] {20});
    froms[0] = 15;

    assertThat(intervals.from(0)).isEqualTo(10);
  }

  @Test
  void mustBeginBeforeTheyEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intervals.of(new long[] {1}, new long[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intervals.of(new long[] {1}, new long[0]));
  }
}
