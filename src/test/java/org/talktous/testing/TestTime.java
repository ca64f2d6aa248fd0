package org.talktous.testing;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the service under test a clock that the test sets. */
@Factory
class TestTime {
  @Singleton
  @Replaces(Clock.class)
  SettableClock clock() {
    return new SettableClock();
  }
}
