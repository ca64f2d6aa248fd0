package org.talktous.offer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes times as RFC 3339 section 5.6 has them: to the second, with the zone's offset. */
public final class Rfc3339 {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", java.util.Locale.ROOT);

  private Rfc3339() {}

  public static String format(Instant time, ZoneId zone) {
    return FORM.format(time.atZone(zone));
  }
}
