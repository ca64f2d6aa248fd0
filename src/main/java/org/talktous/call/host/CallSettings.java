package org.talktous.call.host;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.Setting;
import org.talktous.call.slot.CallRules;

/** Reads the rules of calls from the settings, before anything else may use them. */
@Factory
class CallSettings {
  private static final Duration TEN_YEARS = Duration.ofDays(3653);

  @Context
  CallRules rules(
      @Property(name = "talk.calls.minimum-notice") String minimumNotice,
      @Property(name = "talk.calls.horizon") String horizon,
      @Property(name = "talk.calls.buffer") String buffer,
      @Property(name = "talk.calls.daily-cap") String dailyCap) {
    var ahead = Setting.duration("TALK_CALLS_HORIZON", horizon, TEN_YEARS);
    var notice = Setting.duration("TALK_CALLS_MINIMUM_NOTICE", minimumNotice, TEN_YEARS);
    if (ahead.compareTo(notice) <= 0) {
      throw new InvalidSetting("TALK_CALLS_HORIZON", "must be longer than the minimum notice");
    }
    return new CallRules(
        notice,
        ahead,
        Setting.duration("TALK_CALLS_BUFFER", buffer, Duration.ofDays(1)),
        Setting.number("TALK_CALLS_DAILY_CAP", dailyCap, 1, 48));
  }
}
