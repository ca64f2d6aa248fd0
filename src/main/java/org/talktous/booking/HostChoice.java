package org.talktous.booking;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  HostDiary fairest(List<HostDiary> free, Instant startsAt) {
    return free.size() == 1 ? free.getFirst() : byTurn(free, startsAt);
  }

  /** The host who has the call already where they are free, else the one whose turn it is. */
  HostDiary successor(Booking.Taker current, List<HostDiary> free, Instant startsAt) {
    return find(free, current.id()).orElseGet(() -> fairest(free, startsAt));
  }

  private HostDiary byTurn(List<HostDiary> free, Instant startsAt) {
    var ids = free.stream().map(HostDiary::host).toList();
    var next =
        loads.around(ids, startsAt.minus(NEARBY), startsAt.plus(NEARBY)).stream()
            .min(HostLoad.FAIR)
            .orElseThrow();
    return find(free, next.host()).orElseThrow();
  }

  private static Optional<HostDiary> find(List<HostDiary> free, UUID host) {
    return free.stream().filter(each -> each.host().equals(host)).findFirst();
  }
}
