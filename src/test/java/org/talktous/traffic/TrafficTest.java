package org.talktous.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Traffic traffic = new Traffic(50, nanos::get);

  private boolean isBusyAfter(int requests, Duration in) {
    for (int i = 0; i < requests; i++) {
      traffic.arrived();
    }
    nanos.addAndGet(in.toNanos());
    return traffic.isBusy();
  }

  @Test
  void itIsBusyFromSoManyRequestsASecondOn() {
    assertThat(isBusyAfter(49, Duration.ofSeconds(1))).isFalse();
    assertThat(isBusyAfter(50, Duration.ofSeconds(1))).isTrue();
    assertThat(isBusyAfter(24, Duration.ofMillis(500))).isFalse();
    assertThat(isBusyAfter(25, Duration.ofMillis(500))).isTrue();
  }

  @Test
  void whatWasAMomentAgoStillCounts() {
    assertThat(isBusyAfter(50, Duration.ofSeconds(1))).isTrue();
    assertThat(isBusyAfter(0, Duration.ofMillis(100))).isTrue();
    assertThat(isBusyAfter(0, Duration.ofMillis(200))).isFalse();
  }
}
