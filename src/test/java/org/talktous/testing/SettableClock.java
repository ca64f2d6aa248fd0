package org.talktous.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until somebody sets it; at first on the morning of a Monday. */
public final class SettableClock extends Clock {
  /** 2026-11-23, 08:00 UTC: 11:00 in Moscow. */
  public static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

  private volatile Instant now = MONDAY;

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant time) {
    now = time;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("decisions are given instants");
  }
}
