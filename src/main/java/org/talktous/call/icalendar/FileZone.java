package org.talktous.call.icalendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.talktous.call.icalendar.Remark.Code;

/**
 * The clock by which times of a file are read. A time that a spring gap skips is counted with the
 * offset before the gap, and one that comes twice in autumn is the first (RFC 5545 section 3.3.5).
 */
record FileZone(ZoneRules rules) {
  static final FileZone UTC = new FileZone(ZoneOffset.UTC.getRules());

  static FileZone of(ZoneId zone) {
    return new FileZone(zone.getRules());
  }

  Instant instant(LocalDateTime time) {
    return time.toInstant(rules.getOffset(time));
  }

  LocalDateTime wallClock(Instant instant) {
    try {
      return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    } catch (DateTimeException e) {
      throw new UnreadableValue(Code.DATE);
    }
  }
}
