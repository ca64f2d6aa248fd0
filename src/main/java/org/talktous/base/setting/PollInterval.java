package org.talktous.base.setting;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;

/** How often is looked for what has fallen due: the setting {@code TALK_POLL_INTERVAL}. */
@Context
public class PollInterval {
  private static final String NAME = "TALK_POLL_INTERVAL";
  private static final Duration SHORTEST = Duration.ofMillis(50);

  private final Duration interval;

  PollInterval(@Property(name = "talk.poll-interval") String given) {
    this.interval = Setting.duration(NAME, given, Duration.ofHours(1));
    if (interval.compareTo(SHORTEST) < 0) {
      throw new InvalidSetting(NAME, "must be " + SHORTEST + " or more, not " + given);
    }
  }

  public Duration interval() {
    return interval;
  }
}
