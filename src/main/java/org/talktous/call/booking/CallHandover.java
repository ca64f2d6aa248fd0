package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.Hosts;
import org.talktous.call.offer.Offers;
import org.talktous.call.offer.ScheduledHost;
import org.talktous.call.offer.SlotRequest;
import org.talktous.web.problem.InvalidRequest;

/** Gives booked calls to other hosts at the same time. */
@Singleton
public class CallHandover {
  // Bound on retries: each lost race is another change's success, so it is not reached in practice.
  private static final int ATTEMPTS = 50;

  private final CallChanges changes;
  private final Offers offers;
  private final HostChoice choice;
  private final Bookings bookings;
  private final Hosts hosts;
  private final Clock clock;

  CallHandover(
      CallChanges changes,
      Offers offers,
      HostChoice choice,
      Bookings bookings,
      Hosts hosts,
      Clock clock) {
    this.changes = changes;
    this.offers = offers;
    this.choice = choice;
    this.bookings = bookings;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** A host who can take a call. */
  public record Candidate(UUID id, String name, boolean isOfArticle) {}

  /** The other hosts who are free for a call, first those who take its article's calls. */
  public List<Candidate> candidates(Booking call) {
    var free = others(call);
    return free.all().stream()
        .map(host -> new Candidate(host.host(), host.name(), free.ofArticle().contains(host)))
        .toList();
  }

  private Offers.Substitutes others(Booking call) {
    var free =
        offers.substitutes(
            new SlotRequest(call.article(), call.startsAt(), call.reader().zone(), call.id()));
    return new Offers.Substitutes(
        without(call.host(), free.ofArticle()), without(call.host(), free.others()));
  }

  private static List<ScheduledHost> without(Booking.Taker host, List<ScheduledHost> all) {
    return all.stream().filter(each -> !each.host().equals(host.id())).toList();
  }

  /**
   * Gives a call to a host.
   *
   * @param seen the sequence of the call that is to be given; null if it does not matter
   * @throws HostCannotTake if they have it already, are not free, or take no calls
   */
  public Booking give(UUID id, UUID host, @Nullable Integer seen) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var call = changes.get(id);
      call.mustBeMovable(clock.instant());
      if (call.host().id().equals(host)) {
        throw HostCannotTake.hasIt();
      }
      call.mustStandAt(seen);
      var free = others(call).all();
      var taker =
          free.stream()
              .filter(each -> each.host().equals(host))
              .findFirst()
              .orElseThrow(() -> refusal(host, free));
      var given = call.giveTo(Booking.Taker.of(taker), clock.instant());
      if (bookings.handOver(call, given, taker)) {
        return given;
      }
    }
    throw HostCannotTake.isNotFree(others(changes.get(id)).all());
  }

  /**
   * Gives a call to the one whose turn it is of its article's hosts who are free. Only people give
   * it to a host whom the article does not name.
   *
   * @return the call with that host; empty if none of them is free, or the call is cancelled or
   *     over
   */
  public Optional<Booking> giveAway(UUID id) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var call = changes.get(id);
      var free = others(call).ofArticle();
      if (free.isEmpty() || !call.isMovable(clock.instant())) {
        return Optional.empty();
      }
      var taker = choice.inTurn(free, call.startsAt()).getFirst();
      var given = call.giveTo(Booking.Taker.of(taker), clock.instant());
      if (bookings.handOver(call, given, taker)) {
        return Optional.of(given);
      }
    }
    return Optional.empty();
  }

  private RuntimeException refusal(UUID host, List<ScheduledHost> free) {
    return hosts
        .takesCalls(host)
        .<RuntimeException>map(
            takesCalls -> takesCalls ? HostCannotTake.isNotFree(free) : HostCannotTake.isInactive())
        .orElseGet(() -> new InvalidRequest("host", "must be a host that exists"));
  }
}
