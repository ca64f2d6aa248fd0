package org.talktous.base.database;

import jakarta.inject.Singleton;
import java.time.Duration;

/** The latest result of the database probe. */
@Singleton
public final class DatabaseState {
  private volatile Found found = new Found(false, System.nanoTime());

  private record Found(boolean answers, long at) {}

  public void answered() {
    found = new Found(true, System.nanoTime());
  }

  public void failed() {
    found = new Found(false, System.nanoTime());
  }

  /** Whether it answered when it was last asked, and that not longer ago than this. */
  public boolean answeredWithin(Duration time) {
    var last = found;
    return last.answers() && System.nanoTime() - last.at() <= time.toNanos();
  }
}
