package org.talktous.call.reminder;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.Setting;

/** How long before a call people are reminded of it: the setting {@code TALK_REMINDERS}. */
@Context
public class LeadTimes {
  private static final String NAME = "TALK_REMINDERS";
  private static final Duration LONGEST = Duration.ofDays(365);

  private final List<Duration> all;

  LeadTimes(@Property(name = "talk.reminders") String given) {
    this.all =
        given.isBlank() ? List.of() : Stream.of(given.split(",", -1)).map(LeadTimes::lead).toList();
    if (all.stream().distinct().count() < all.size()) {
      throw new InvalidSetting(NAME, "must not name a time twice: " + given);
    }
  }

  private static Duration lead(String given) {
    var lead = Setting.duration(NAME, given, LONGEST);
    if (lead.isZero()) {
      throw new InvalidSetting(NAME, "must name times before the call, not " + given.strip());
    }
    return lead;
  }

  /**
   * When people are reminded of a call, the first time first; times that have passed are left out.
   */
  public List<Instant> due(Instant startsAt, Instant now) {
    return all.stream().map(startsAt::minus).filter(due -> !due.isBefore(now)).sorted().toList();
  }

  List<Duration> all() {
    return all;
  }
}
