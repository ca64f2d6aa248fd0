package org.talktous.launch;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.talktous.base.database.DatabaseTime;

/** The time that every decision is given. */
@Factory
class SystemClock {
  private static final Duration AS_THE_DATABASE_KEEPS_IT = ChronoUnit.MICROS.getDuration();

  @Singleton
  Clock clock(DatabaseTime database) {
    return Clock.tick(new Shared(Clock.systemUTC(), database), AS_THE_DATABASE_KEEPS_IT);
  }

  /** The machine's clock, put right by the database's where the two differ. */
  private static final class Shared extends Clock {
    private final Clock machine;
    private final DatabaseTime database;

    Shared(Clock machine, DatabaseTime database) {
      this.machine = machine;
      this.database = database;
    }

    @Override
    public Instant instant() {
      return database.at(machine.instant());
    }

    @Override
    public ZoneId getZone() {
      return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Shared(machine.withZone(zone), database);
    }
  }
}
