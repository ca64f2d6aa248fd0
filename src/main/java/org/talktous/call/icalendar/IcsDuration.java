package org.talktous.call.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.call.icalendar.Remark.Code;

/**
 * How long an event lasts: days on the wall clock, and a time that elapses (RFC 5545 section
 * 3.3.6).
 */
record IcsDuration(long days, Duration time) {
  static final IcsDuration DAY = new IcsDuration(1, Duration.ZERO);
  static final IcsDuration NOTHING = new IcsDuration(0, Duration.ZERO);

  private static final Pattern FORM =
      Pattern.compile(
          "\\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?"
              + "(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,9})S)?)?");

  static IcsDuration of(String value) {
    var form = FORM.matcher(value);
    if (!form.matches()) {
      throw new UnreadableValue(Code.END);
    }
    return new IcsDuration(
        number(form, 1) * 7 + number(form, 2),
        Duration.ofHours(number(form, 3))
            .plusMinutes(number(form, 4))
            .plusSeconds(number(form, 5)));
  }

  /**
   * From one moment to another; between dates, the days.
   *
   * @throws UnreadableValue if it ends before it begins
   */
  static IcsDuration between(IcsDateTime from, IcsDateTime until) {
    if (until.instant().isBefore(from.instant())) {
      throw new UnreadableValue(Code.END);
    }
    return from.isDate() && until.isDate()
        ? new IcsDuration(Duration.between(from.time(), until.time()).toDays(), Duration.ZERO)
        : new IcsDuration(0, Duration.between(from.instant(), until.instant()));
  }

  private static long number(Matcher form, int group) {
    @Nullable String digits = form.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** When it is over, for what begins at that time of the zone. */
  Instant after(LocalDateTime begins, FileZone zone) {
    return (days == 0 ? zone.instant(begins) : zone.instant(begins.plusDays(days))).plus(time);
  }

  /** Long enough in any zone. */
  Duration atMost() {
    return time.plusDays(days + 1);
  }
}
