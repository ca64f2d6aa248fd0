package org.talktous.staff.device;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import org.talktous.base.privacy.Expiring;

/** Networks from which nobody has signed in for long, whether or not they sign in elsewhere. */
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
