package org.talktous.call.reminder;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Measures how long after their time reminders were sent. */
@Singleton
class Lateness {
  private final Timer lateness;
  private final Clock clock;

  Lateness(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    this.lateness =
        Timer.builder("talktous.reminder.lateness")
            .description("How long after its time a reminder was sent")
            .serviceLevelObjectives(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofHours(1))
            .register(meters);
  }

  /** Records a reminder that has been written just now, by when it fell due. */
  void record(Instant due) {
    lateness.record(Duration.between(due, clock.instant()));
  }
}
