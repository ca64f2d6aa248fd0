package org.talktous.delivery.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}, seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final int DIGITS = 9;

  private RetryAfter() {}

  /** How long to wait from now; zero where nothing sensible is said. */
  static Duration pause(@Nullable String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    var value = header.strip();
    if (value.matches("[0-9]+")) {
      return Duration.ofSeconds(
          value.length() > DIGITS ? Integer.MAX_VALUE : Long.parseLong(value));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    } catch (DateTimeParseException neither) {
      return Duration.ZERO;
    }
  }
}
