package org.talktous.call.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The calculation of what readers are offered: at which instants a call can start, and who can take
 * it.
 *
 * <p>A host is available while their wall clock reads a time inside one of the date's windows; so
 * an hour that a spring change skips does not exist, and one that an autumn change repeats counts
 * twice. Every longest stretch of availability within one of their dates is cut from its start into
 * calls of 30 elapsed minutes.
 *
 * <p>Calendars must hold what lies up to {@link #MARGIN} before and after the times asked for, as
 * it decides about them: a date's first call counts against its cap, and a call is kept apart from
 * its neighbours.
 */
public final class OfferedSlots {
  public static final Duration CALL_LENGTH = Duration.ofMinutes(30);

  /** Longer than any date lasts in any zone, a repeated hour included. */
  public static final Duration MARGIN = Duration.ofDays(2);

  private OfferedSlots() {}

  /** The starts in [from, until) that can be booked now and at which at least one host is free. */
  public static SlotStarts offered(
      List<HostCalendar> hosts, Instant from, Instant until, CallRules rules, Instant now) {
    var bookable = BookableRange.between(from, until, rules, now);
    return hosts.stream()
        .map(host -> HostSlots.of(host, bookable, rules))
        .reduce(SlotStarts.NONE, SlotStarts::union);
  }

  /**
   * The hosts who can take a call that is booked now and starts exactly then, in the order given.
   */
  public static List<HostCalendar> free(
      List<HostCalendar> hosts, Instant start, CallRules rules, Instant now) {
    var bookable = BookableRange.only(start, rules, now);
    return hosts.stream().filter(host -> !HostSlots.of(host, bookable, rules).isEmpty()).toList();
  }

  /**
   * Whether a host can take over a call that is booked already: within their hours, though perhaps
   * off the grid of their slots, within the notice or beyond the horizon.
   */
  public static boolean canTakeOver(HostCalendar host, Instant start, CallRules rules) {
    return HostSlots.canTake(host, start.getEpochSecond(), rules);
  }

  /** Whether the start would be offered if no host had calls or other business. */
  public static boolean onGrid(
      List<HostCalendar> hosts, Instant start, CallRules rules, Instant now) {
    var idle = hosts.stream().map(HostCalendar::withNothingBooked).toList();
    return !free(idle, start, rules, now).isEmpty();
  }
}
