package org.talktous.call.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlotStartsTest {
  private final SlotStarts starts = starts(100, 200, 300, 400, 500);

  @Test
  void unionHoldsEachStartOnceAndInOrder() {
    var union = starts(100, 300, 400).union(starts(200, 300, 500, 600));

    assertThat(union.stream()).containsExactly(instants(100, 200, 300, 400, 500, 600));
  }

  @Test
  void containsAStartToTheNanosecond() {
    assertThat(starts.contains(Instant.ofEpochSecond(200))).isTrue();
    assertThat(starts.contains(Instant.ofEpochSecond(200, 1))).isFalse();
    assertThat(starts.contains(Instant.ofEpochSecond(201))).isFalse();
  }

  @Test
  void nearestAreInOrderAndTheEarlierOfTwoEquallyNear() {
    assertThat(starts.nearest(Instant.ofEpochSecond(310), 3))
        .containsExactly(instants(200, 300, 400));
    assertThat(starts.nearest(Instant.ofEpochSecond(300), 2)).containsExactly(instants(200, 300));
    assertThat(starts.nearest(Instant.ofEpochSecond(351), 1)).containsExactly(instants(400));
  }

  @Test
  void nearestStopsAtTheEnds() {
    assertThat(starts.nearest(Instant.EPOCH, 2)).containsExactly(instants(100, 200));
    assertThat(starts.nearest(Instant.MAX, 2)).containsExactly(instants(400, 500));
    assertThat(starts.nearest(Instant.MIN, 9)).hasSize(5);
    assertThat(SlotStarts.NONE.nearest(Instant.EPOCH, 5)).isEmpty();
  }

  private static SlotStarts starts(long... seconds) {
    var builder = new SlotStarts.Builder(0);
    LongStream.of(seconds).forEach(builder::add);
    return builder.build();
  }

  private static Instant[] instants(long... seconds) {
    return LongStream.of(seconds).mapToObj(Instant::ofEpochSecond).toArray(Instant[]::new);
  }
}
