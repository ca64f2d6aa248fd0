package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.talktous.call.offer.ScheduledHost;

/** Decides who of the free hosts takes a call. */
@Singleton
class HostChoice {
  private static final Duration NEARBY = Duration.ofDays(7);

  private final HostLoadRepository loads;

  HostChoice(HostLoadRepository loads) {
    this.loads = loads;
  }

  /** The free hosts, first the one whose turn it is. */
  List<ScheduledHost> inTurn(List<ScheduledHost> free, Instant startsAt) {
    return free.size() == 1 ? free : byTurn(free, startsAt);
  }

  /** The host who has the call already where they are free, else the one whose turn it is. */
  ScheduledHost successor(Booking.Taker current, List<ScheduledHost> free, Instant startsAt) {
    return find(free, current.id()).orElseGet(() -> inTurn(free, startsAt).getFirst());
  }

  private List<ScheduledHost> byTurn(List<ScheduledHost> free, Instant startsAt) {
    var ids = free.stream().map(ScheduledHost::host).toList();
    return loads.around(ids, startsAt.minus(NEARBY), startsAt.plus(NEARBY)).stream()
        .sorted(HostLoad.FAIR)
        .map(load -> find(free, load.host()).orElseThrow())
        .toList();
  }

  private static Optional<ScheduledHost> find(List<ScheduledHost> free, UUID host) {
    return free.stream().filter(each -> each.host().equals(host)).findFirst();
  }
}
