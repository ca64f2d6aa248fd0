package org.talktous.booking;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.talktous.offer.HostDiary;

/** Decides who of the free hosts takes a call. */
@Singleton
class HostChoice {
  private static final Duration NEARBY = Duration.ofDays(7);

  private final HostLoadRepository loads;

  HostChoice(HostLoadRepository loads) {
    this.loads = loads;
  }

  /** The one whose turn it is. */
  Booking.Taker fairest(List<HostDiary> free, Instant startsAt) {
    return free.size() == 1 ? taker(free.getFirst()) : byTurn(free, startsAt);
  }

  /** The host who has the call already where they are free, else the one whose turn it is. */
  Booking.Taker successor(Booking.Taker current, List<HostDiary> free, Instant startsAt) {
    return free.stream()
        .map(HostChoice::taker)
        .filter(each -> each.id().equals(current.id()))
        .findFirst()
        .orElseGet(() -> fairest(free, startsAt));
  }

  private Booking.Taker byTurn(List<HostDiary> free, Instant startsAt) {
    var next =
        loads
            .around(
                free.stream().map(HostDiary::host).toList(),
                startsAt.minus(NEARBY),
                startsAt.plus(NEARBY))
            .stream()
            .min(HostLoad.FAIR)
            .orElseThrow()
            .host();
    return taker(free, next);
  }

  private static Booking.Taker taker(List<HostDiary> free, UUID host) {
    return free.stream()
        .filter(each -> each.host().equals(host))
        .findFirst()
        .map(HostChoice::taker)
        .orElseThrow();
  }

  private static Booking.Taker taker(HostDiary host) {
    return new Booking.Taker(host.host(), host.name(), host.joinUrl(), host.calendar().zone());
  }
}
