package org.talktous.call.leaving;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallHandover;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.booking.StoredBookings;
import org.talktous.call.host.Hosts;

/**
 * Lets a host leave: they cannot be booked any more, and their calls stay, go to other hosts or are
 * cancelled. Each call changes in a transaction of its own; asked again, it goes on where it ended.
 */
@Singleton
public class HostLeaving {
  private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");
  private static final int MOST = 10_000;

  private final Hosts hosts;
  private final StoredBookings bookings;
  private final CallChanges changes;
  private final CallHandover handover;
  private final Clock clock;

  HostLeaving(
      Hosts hosts,
      StoredBookings bookings,
      CallChanges changes,
      CallHandover handover,
      Clock clock) {
    this.hosts = hosts;
    this.bookings = bookings;
    this.changes = changes;
    this.handover = handover;
    this.clock = clock;
  }

  /** What becomes of the calls. */
  public enum Calls {
    KEEP("keep"),
    HAND_OVER("hand-over"),
    CANCEL("cancel");

    private final String wire;

    Calls(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }

    public static Optional<Calls> of(@Nullable String wire) {
      return List.of(values()).stream().filter(each -> each.wire.equals(wire)).findFirst();
    }
  }

  /**
   * A host who may leave.
   *
   * @param calls how many are booked with them and have not begun
   */
  public record Leaver(UUID id, String name, int calls) {}

  public Optional<Leaver> find(UUID host) {
    return hosts
        .findContact(host)
        .map(contact -> new Leaver(host, contact.name(), ahead(host).size()));
  }

  /**
   * Lets a host leave.
   *
   * @param reason why calls are cancelled, in words to their readers
   * @return how many calls are still theirs
   */
  public int leave(UUID host, Calls calls, @Nullable String reason) {
    hosts.deactivate(host);
    for (var call : ahead(host)) {
      switch (calls) {
        case KEEP -> {}
        case HAND_OVER -> giveAway(call, reason);
        case CANCEL -> cancel(call, reason);
      }
    }
    return ahead(host).size();
  }

  /** What its reader has not confirmed is no call yet that another host could be given. */
  private void giveAway(Booking call, @Nullable String reason) {
    if (call.isPending()) {
      cancel(call, reason);
    } else {
      handover.giveAway(call.id());
    }
  }

  private void cancel(Booking call, @Nullable String reason) {
    try {
      changes.cancel(call.id(), reason);
    } catch (CallIsOver begun) {
      // It has begun meanwhile.
    }
  }

  private List<Booking> ahead(UUID host) {
    var now = clock.instant();
    return Stream.of("confirmed", "pending")
        .flatMap(status -> list(host, status, now).stream())
        .filter(call -> call.isCancellable(now))
        .toList();
  }

  private List<Booking> list(UUID host, String status, Instant from) {
    return bookings.list(
        from, FAR, Instant.EPOCH, new UUID(0, 0), status, null, host.toString(), MOST);
  }
}
