package org.talktous.testing;

import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Gives the service under test a clock that the test sets. */
@Factory
class TestTime {
  @Singleton
  @Replaces(Clock.class)
  SettableClock clock() {
    return new SettableClock();
  }

  /** A slow machine does not refill a limit while a test uses it up. */
  @Singleton
  @Replaces(TimeMeter.class)
  TimeMeter time(SettableClock clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return SettableClock.MONDAY.until(clock.instant(), ChronoUnit.NANOS);
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
