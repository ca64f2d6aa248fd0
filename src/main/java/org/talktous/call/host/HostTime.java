package org.talktous.call.host;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.talktous.call.host.BookedCalls.BookedCall;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.HostCalendar;
import org.talktous.call.slot.HostPresence;
import org.talktous.call.slot.Intervals;
import org.talktous.call.slot.OfferedSlots;
import org.talktous.call.slot.SlotStarts;
import org.talktous.call.slot.Window;

/**
 * Preview of hours before they are saved: the starts that would be offered, by the calculation that
 * offers them, and booked calls outside the hours.
 */
@Singleton
class HostTime {
  private final Hosts hosts;
  private final BookedCalls calls;
  private final CallRules rules;
  private final Clock clock;

  HostTime(Hosts hosts, BookedCalls calls, CallRules rules, Clock clock) {
    this.hosts = hosts;
    this.calls = calls;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * What some weekly hours would mean.
   *
   * @param starts what readers would be offered
   * @param outside the booked calls that lie outside the hours
   */
  record Effect(SlotStarts starts, List<BookedCall> outside) {}

  /** The effect of weekly hours, beside the dates that have their own. */
  Effect of(Host host, Map<DayOfWeek, List<Window>> weekly) {
    var now = clock.instant();
    var until = now.plus(rules.horizon()).plusSeconds(1);
    var booked = calls.confirmed(host.id(), now.minus(OfferedSlots.MARGIN), beyond(until));
    var calendar = calendar(host, weekly, booked, now, until);
    return new Effect(
        host.active()
            ? OfferedSlots.offered(List.of(calendar), now, until, rules, now)
            : SlotStarts.NONE,
        outside(calendar, booked, now));
  }

  private HostCalendar calendar(
      Host host,
      Map<DayOfWeek, List<Window>> weekly,
      List<BookedCall> booked,
      Instant now,
      Instant until) {
    var zone = ZoneId.of(host.zone());
    var first = now.minus(OfferedSlots.MARGIN);
    var starts = seconds(booked, BookedCall::startsAt);
    return new HostCalendar(
        host.id(),
        zone,
        weekly,
        hosts.overrides(host.id(), date(first, zone), date(beyond(until), zone).plusDays(1)),
        Intervals.of(starts, ends(starts)),
        busy(
            hosts.busy(host.id(), first, beyond(until)),
            starts,
            seconds(booked, BookedCall::freeAgainAt)));
  }

  private static Instant beyond(Instant until) {
    return until.plus(OfferedSlots.MARGIN);
  }

  private static LocalDate date(Instant time, ZoneId zone) {
    return time.atZone(zone).toLocalDate();
  }

  private static List<BookedCall> outside(
      HostCalendar calendar, List<BookedCall> booked, Instant now) {
    var ahead = booked.stream().filter(call -> call.startsAt().isAfter(now)).toList();
    if (ahead.isEmpty()) {
      return List.of();
    }
    var attendance = HostPresence.of(calendar, now, ahead.getLast().endsAt());
    return ahead.stream()
        .filter(call -> !attendance.covers(call.startsAt(), call.endsAt()))
        .toList();
  }

  private static long[] seconds(List<BookedCall> booked, Function<BookedCall, Instant> time) {
    return booked.stream().mapToLong(call -> time.apply(call).getEpochSecond()).toArray();
  }

  private static long[] ends(long[] starts) {
    return LongStream.of(starts)
        .map(start -> start + OfferedSlots.CALL_LENGTH.toSeconds())
        .toArray();
  }

  /** What the calls occupy, the buffers they were booked with included, is as busy as the rest. */
  private static Intervals busy(Intervals other, long[] froms, long[] untils) {
    return Intervals.of(
        LongStream.concat(
                LongStream.range(0, other.size()).map(i -> other.from((int) i)),
                LongStream.of(froms))
            .toArray(),
        LongStream.concat(
                LongStream.range(0, other.size()).map(i -> other.until((int) i)),
                LongStream.of(untils))
            .toArray());
  }
}
