package org.talktous.staff.device;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import org.talktous.base.privacy.Expiring;

/** Deletes networks from which an account has not signed in for 90 days. */
@Singleton
class KnownPlaceRetention implements Expiring {
  static final int DAYS = 90;

  private final KnownPlaceRepository rows;

  KnownPlaceRetention(KnownPlaceRepository rows) {
    this.rows = rows;
  }

  @Override
  public String what() {
    return "networks from which staff have signed in";
  }

  @Override
  public Period kept() {
    return Period.ofDays(DAYS);
  }

  @Override
  public int deleteBefore(Instant time, int limit) {
    return rows.forgetBefore(time, limit);
  }
}
