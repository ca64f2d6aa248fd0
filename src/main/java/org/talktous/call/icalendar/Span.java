package org.talktous.call.icalendar;

import java.time.Instant;
import org.talktous.call.icalendar.Remark.Code;

/** A PERIOD of RFC 5545 section 3.3.9: it says itself how long it takes. */
record Span(IcsDateTime begins, Instant ends) {
  static Span of(String value, FileZone zone) {
    var ends = value.strip().split("/", 2);
    if (ends.length != 2) {
      throw new UnreadableValue(Code.DATE);
    }
    var begins = IcsDateTime.of(ends[0], zone);
    var end =
        ends[1].startsWith("P") || ends[1].startsWith("+")
            ? IcsDuration.of(ends[1]).after(begins.time(), begins.zone())
            : IcsDateTime.of(ends[1], zone).instant();
    if (end.isBefore(begins.instant())) {
      throw new UnreadableValue(Code.DATE);
    }
    return new Span(begins, end);
  }
}
