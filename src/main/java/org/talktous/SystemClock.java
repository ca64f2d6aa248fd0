package org.talktous;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The time that every decision is given. */
@Factory
class SystemClock {
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
