package org.talktous.call.offer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.HostCalendar;
import org.talktous.call.slot.OfferedSlots;
import org.talktous.call.slot.SlotStarts;

/**
 * What an article's readers are offered. Booking asks the same calculation, so what is shown can be
 * had.
 */
@Singleton
public class Offers {
  private static final int ALTERNATIVES = 5;

  private final HostScheduleReader reader;
  private final HostSchedules schedules;
  private final CallRules rules;
  private final Clock clock;

  Offers(HostScheduleReader reader, HostSchedules schedules, CallRules rules, Clock clock) {
    this.reader = reader;
    this.schedules = schedules;
    this.rules = rules;
    this.clock = clock;
  }

  /** The starts in [from, until) that are free now. */
  SlotStarts between(String article, Instant from, Instant until) {
    return between(article, from, until, SlotRequest.NOTHING);
  }

  /** The same, for a reader who would give up one booking for it. */
  SlotStarts between(String article, Instant from, Instant until, UUID except) {
    var now = clock.instant();
    var first = later(from, now);
    var last = earlier(until, now.plus(rules.horizon()).plusSeconds(1));
    if (!first.isBefore(last)) {
      // Nothing can be offered there, but whether there is such an article must still be said.
      last = first;
    }
    // Schedules are kept as they are, so what leaves out a booking is read.
    var calendars =
        except.equals(SlotRequest.NOTHING)
            ? schedules.of(article, first, last, now)
            : calendars(reader.of(article, first, last, except));
    return OfferedSlots.offered(calendars, first, last, rules, now);
  }

  /** All that is free from now to the horizon. */
  public SlotStarts all(String article) {
    return all(article, SlotRequest.NOTHING);
  }

  public SlotStarts all(String article, UUID except) {
    return between(article, Instant.EPOCH, Instant.MAX, except);
  }

  /**
   * The hosts who can take the call, at least one.
   *
   * @throws SlotTaken if all who might are busy then
   * @throws SlotNotOffered if no host offers it
   */
  public List<ScheduledHost> hosts(SlotRequest wish) {
    var now = clock.instant();
    var asked = clamped(wish.startsAt());
    var hosts = reader.of(wish.article(), asked, asked, wish.instead());
    var free = OfferedSlots.free(calendars(hosts), wish.startsAt(), rules, now);
    if (!free.isEmpty()) {
      return hosts.stream().filter(each -> free.contains(each.calendar())).toList();
    }
    if (OfferedSlots.onGrid(calendars(hosts), wish.startsAt(), rules, now)) {
      throw taken(wish);
    }
    throw new SlotNotOffered();
  }

  public SlotTaken taken(SlotRequest wish) {
    return new SlotTaken(
        all(wish.article(), wish.instead()).nearest(wish.startsAt(), ALTERNATIVES), wish.zone());
  }

  private static List<HostCalendar> calendars(List<ScheduledHost> hosts) {
    return hosts.stream().map(ScheduledHost::calendar).toList();
  }

  /** Keeps a start from the far ends of time inside what the database can hold. */
  private Instant clamped(Instant start) {
    var now = clock.instant();
    return earlier(later(start, now), now.plus(rules.horizon()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
