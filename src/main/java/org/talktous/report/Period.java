package org.talktous.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Whole dates of a zone: [from, to). */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
  Instant begins() {
    return from.atStartOfDay(zone).toInstant();
  }

  Instant ends() {
    return to.atStartOfDay(zone).toInstant();
  }

  long days() {
    return ChronoUnit.DAYS.between(from, to);
  }

  public LocalDate last() {
    return to.minusDays(1);
  }

  /** The period of the same length that ends where this one begins. */
  Period previous() {
    return new Period(from.minusDays(days()), from, zone);
  }
}
