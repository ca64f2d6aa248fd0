package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.talktous.call.offer.HostDiary;

/** Decides who of the free hosts takes a call. */
@Singleton
class HostChoice {
  private static final Duration NEARBY = Duration.ofDays(7);

  private final HostLoadRepository loads;

  HostChoice(HostLoadRepository loads) {
    this.loads = loads;
  }

  /** The free hosts, first the one whose turn it is. */
  List<HostDiary> inTurn(List<HostDiary> free, Instant startsAt) {
    return free.size() == 1 ? free : byTurn(free, startsAt);
  }

  /** The host who has the call already where they are free, else the one whose turn it is. */
  HostDiary successor(Booking.Taker current, List<HostDiary> free, Instant startsAt) {
    return find(free, current.id()).orElseGet(() -> inTurn(free, startsAt).getFirst());
  }

  private List<HostDiary> byTurn(List<HostDiary> free, Instant startsAt) {
    var ids = free.stream().map(HostDiary::host).toList();
    return loads.around(ids, startsAt.minus(NEARBY), startsAt.plus(NEARBY)).stream()
        .sorted(HostLoad.FAIR)
        .map(load -> find(free, load.host()).orElseThrow())
        .toList();
  }

  private static Optional<HostDiary> find(List<HostDiary> free, UUID host) {
    return free.stream().filter(each -> each.host().equals(host)).findFirst();
  }
}
