package org.talktous.launch;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The time that every decision is given. */
@Factory
class SystemClock {
  private static final Duration AS_THE_DATABASE_KEEPS_IT = ChronoUnit.MICROS.getDuration();

  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), AS_THE_DATABASE_KEEPS_IT);
  }
}
