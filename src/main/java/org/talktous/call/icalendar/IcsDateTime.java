package org.talktous.call.icalendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.talktous.call.icalendar.Remark.Code;

/**
 * A DATE or DATE-TIME of RFC 5545 sections 3.3.4 and 3.3.5: a time on its zone's wall clock, or a
 * whole date.
 */
record IcsDateTime(LocalDateTime time, boolean isDate, FileZone zone) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

  /** Reads a value; one that ends with Z is turned to the zone's wall clock. */
  static IcsDateTime of(String value, FileZone zone) {
    try {
      if (value.length() == "20261124".length()) {
        return new IcsDateTime(LocalDate.parse(value, DATE).atStartOfDay(), true, zone);
      }
      if (value.endsWith("Z")) {
        var utc = LocalDateTime.parse(value.substring(0, value.length() - 1), DATE_TIME);
        return new IcsDateTime(zone.wallClock(utc.toInstant(ZoneOffset.UTC)), false, zone);
      }
      return new IcsDateTime(LocalDateTime.parse(value, DATE_TIME), false, zone);
    } catch (DateTimeException e) {
      throw new UnreadableValue(Code.DATE);
    }
  }

  Instant instant() {
    return zone.instant(time);
  }

  /** The last time that is not after it: of a date, its last second. */
  LocalDateTime last() {
    return isDate ? time.with(LocalTime.of(23, 59, 59)) : time;
  }
}
