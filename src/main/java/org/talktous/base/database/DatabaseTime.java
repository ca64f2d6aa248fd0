package org.talktous.base.database;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clock offset to the database. It is applied beyond a skew of two seconds, so that all replicas
 * agree on what is due.
 */
@Singleton
public final class DatabaseTime {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
  private static final Duration TOLERATED = Duration.ofSeconds(2);

  private volatile Duration ahead = Duration.ZERO;

  /**
   * Takes note of what the database answered when it was asked for the time.
   *
   * @param before the machine's time when it was asked
   * @param answered the database's
   * @param after the machine's time when the answer was there
   */
  public void note(Instant before, Instant answered, Instant after) {
    var half = Duration.between(before, after).dividedBy(2);
    var found = Duration.between(before.plus(half), answered);
    // An answer that took long may have been given at either end of that time.
    boolean differs = found.abs().minus(half.abs()).compareTo(TOLERATED) > 0;
    change(differs ? found : Duration.ZERO);
  }

  /** What is found differs a little each time; the time that is told does not. */
  private void change(Duration found) {
    if (found.minus(ahead).abs().compareTo(TOLERATED) <= 0) {
      return;
    }
    ahead = found;
    if (found.isZero()) {
      LOG.info("this machine's clock agrees with the database's again");
    } else {
      LOG.warn(
          "this machine's clock is off by {} of the database's, which counts", found.negated());
    }
  }

  /** How far the machine's clock is ahead of the database's; zero while it counts itself. */
  public Duration machineAhead() {
    return ahead.negated();
  }

  /** The database's time when the machine's clock shows this. */
  public Instant at(Instant machines) {
    return machines.plus(ahead);
  }
}
