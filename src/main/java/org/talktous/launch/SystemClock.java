package org.talktous.launch;

import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The time that every decision is given, and the time that passes between two tries. */
@Factory
class SystemClock {
  private static final Duration AS_THE_DATABASE_KEEPS_IT = ChronoUnit.MICROS.getDuration();

  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), AS_THE_DATABASE_KEEPS_IT);
  }

  /** What limits are refilled by: it does not jump when the machine's clock is set. */
  @Singleton
  TimeMeter time() {
    return TimeMeter.SYSTEM_NANOTIME;
  }
}
