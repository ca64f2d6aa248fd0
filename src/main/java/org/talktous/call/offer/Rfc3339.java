package org.talktous.call.offer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Formats times as RFC 3339 section 5.6, to the second, with the zone's offset. Hand-written, as
 * DateTimeFormatter dominated the time of the slots response.
 */
public final class Rfc3339 {
  private static final int LENGTH = "2026-12-01T10:00:00+03:00".length();

  private Rfc3339() {}

  /**
   * The time in the zone.
   *
   * @throws IllegalArgumentException outside the years 0 to 9999, which the RFC cannot write
   */
  public static String format(Instant time, ZoneId zone) {
    var at = time.atZone(zone);
    if (at.getYear() < 0 || at.getYear() > 9999) {
      throw new IllegalArgumentException("RFC 3339 cannot write " + time);
    }
    var text = new StringBuilder(LENGTH);
    twoDigits(text, at.getYear() / 100);
    twoDigits(text, at.getYear() % 100);
    twoDigits(text.append('-'), at.getMonthValue());
    twoDigits(text.append('-'), at.getDayOfMonth());
    twoDigits(text.append('T'), at.getHour());
    twoDigits(text.append(':'), at.getMinute());
    twoDigits(text.append(':'), at.getSecond());
    return offset(text, at.getOffset()).toString();
  }

  private static StringBuilder offset(StringBuilder text, ZoneOffset offset) {
    int minutes = Math.abs(offset.getTotalSeconds() / 60);
    if (minutes == 0) {
      return text.append('Z');
    }
    text.append(offset.getTotalSeconds() < 0 ? '-' : '+');
    twoDigits(text, minutes / 60);
    return twoDigits(text.append(':'), minutes % 60);
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
