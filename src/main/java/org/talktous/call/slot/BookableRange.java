package org.talktous.call.slot;

import java.time.Instant;

/**
 * The seconds [from, until) in which a start was asked for and may be booked, as notice and horizon
 * allow.
 */
record BookableRange(long from, long until) {
  static BookableRange between(Instant from, Instant until, CallRules rules, Instant now) {
    return within(firstSecond(from), firstSecond(until), rules, now);
  }

  /** Holds the start alone, or nothing where it is not on a whole second, since no slot is. */
  static BookableRange only(Instant start, CallRules rules, Instant now) {
    return within(firstSecond(start), start.getEpochSecond() + 1, rules, now);
  }

  private static BookableRange within(long from, long until, CallRules rules, Instant now) {
    long soonest = firstSecond(now.plus(rules.minimumNotice()));
    long latest = now.plus(rules.horizon()).getEpochSecond();
    return new BookableRange(Math.max(from, soonest), Math.min(until, latest + 1));
  }

  private static long firstSecond(Instant instant) {
    return instant.getEpochSecond() + (instant.getNano() == 0 ? 0 : 1);
  }

  boolean isEmpty() {
    return from >= until;
  }

  boolean contains(long second) {
    return from <= second && second < until;
  }
}
